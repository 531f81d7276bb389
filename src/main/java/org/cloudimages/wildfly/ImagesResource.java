package org.cloudimages.wildfly;

import org.jboss.as.controller.AttributeDefinition;
import org.jboss.as.controller.ModelOnlyRemoveStepHandler;
import org.jboss.as.controller.PathElement;
import org.jboss.as.controller.SimpleAttributeDefinitionBuilder;
import org.jboss.as.controller.SimpleOperationDefinitionBuilder;
import org.jboss.as.controller.SimpleResourceDefinition;
import org.jboss.as.controller.registry.ManagementResourceRegistration;
import org.jboss.as.controller.registry.OperationEntry.Flag;
import org.jboss.dmr.ModelType;

/** The subsystem: the node as a whole, and what operators can have the service do. */
final class ImagesResource extends SimpleResourceDefinition {

  static final String SUBSYSTEM = "images";
  static final PathElement PATH = PathElement.pathElement("subsystem", SUBSYSTEM);

  private static final AttributeDefinition STATE =
      SimpleAttributeDefinitionBuilder.create("service-state", ModelType.STRING)
          .setStorageRuntime()
          .build();

  private final Contracts contracts;
  private final ServiceBeans beans;
  private final Handlers handlers;

  ImagesResource(Contracts contracts, ServiceBeans beans) {
    super(
        new Parameters(PATH, texts(contracts))
            .setAddHandler(new ImagesAddition(contracts, beans))
            .setAddRestartLevel(Flag.RESTART_NONE)
            .setRemoveHandler(ModelOnlyRemoveStepHandler.INSTANCE)
            .setRemoveRestartLevel(Flag.RESTART_NONE));
    this.contracts = contracts;
    this.beans = beans;
    this.handlers = new Handlers(beans);
  }

  private static Texts texts(Contracts contracts) {
    Texts texts =
        new Texts(SUBSYSTEM, "The image service of a cloud, as far as it is deployed here.")
            .with("add", "Shows the image service.")
            .with("remove", "Shows the image service no more; it goes on working.")
            .with(STATE.getName(), "Whether the service runs in this server, or is not deployed.")
            .with(FiguresResource.STATISTICS, "The figures of a part of the service.")
            .with(FiguresResource.STORE, "The figures of a store.");
    contracts
        .ofTheNode()
        .flatMap(BeanContract::own)
        .forEach(figure -> texts.with(figure.name(), FigureAttribute.text(figure)));
    contracts.actions().forEach((name, action) -> texts.with(name, action.text()));
    return texts;
  }

  @Override
  public void registerAttributes(ManagementResourceRegistration resource) {
    resource.registerReadOnlyAttribute(
        STATE,
        (context, operation) ->
            context.getResult().set(beans.areThere() ? "running" : "not deployed"));
    contracts
        .ofTheNode()
        .flatMap(BeanContract::own)
        .forEach(figure -> handlers.register(resource, figure));
  }

  @Override
  public void registerOperations(ManagementResourceRegistration resource) {
    super.registerOperations(resource);
    contracts
        .actions()
        .forEach(
            (name, action) ->
                resource.registerOperationHandler(
                    new SimpleOperationDefinitionBuilder(name, getResourceDescriptionResolver())
                        .setRuntimeOnly()
                        .build(),
                    handlers.calling(action)));
  }

  @Override
  public void registerChildren(ManagementResourceRegistration resource) {
    contracts
        .withStatistics()
        .forEach(bean -> resource.registerSubModel(FiguresResource.of(bean, handlers)));
    resource.registerSubModel(FiguresResource.ofStores(contracts, handlers));
  }
}
