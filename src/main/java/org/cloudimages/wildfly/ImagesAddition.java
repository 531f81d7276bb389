package org.cloudimages.wildfly;

import org.jboss.as.controller.ModelOnlyAddStepHandler;
import org.jboss.as.controller.OperationContext;
import org.jboss.as.controller.PathAddress;
import org.jboss.as.controller.registry.PlaceholderResource;
import org.jboss.as.controller.registry.Resource;
import org.jboss.as.controller.registry.ResourceProvider;

/** Adds the subsystem with its children, none of which is kept in the configuration. */
final class ImagesAddition extends ModelOnlyAddStepHandler {

  private final Contracts contracts;
  private final ServiceBeans beans;

  ImagesAddition(Contracts contracts, ServiceBeans beans) {
    this.contracts = contracts;
    this.beans = beans;
  }

  @Override
  protected Resource createResource(OperationContext context) {
    Resource images = Resource.Factory.create();
    contracts
        .withStatistics()
        .map(FiguresResource::path)
        .forEach(path -> images.registerChild(path, PlaceholderResource.INSTANCE));
    ResourceProvider.Tool.addResourceProvider(
        FiguresResource.STORE, new KnownStores(contracts, beans), images);
    context.addResource(PathAddress.EMPTY_ADDRESS, images);
    return images;
  }
}
