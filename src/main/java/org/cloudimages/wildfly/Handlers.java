package org.cloudimages.wildfly;

import java.util.Optional;
import org.jboss.as.controller.AttributeDefinition;
import org.jboss.as.controller.OperationContext;
import org.jboss.as.controller.OperationContext.Stage;
import org.jboss.as.controller.OperationStepHandler;
import org.jboss.as.controller.registry.ManagementResourceRegistration;
import org.jboss.dmr.ModelNode;

/** How the management of the server reads figures, and has the service do something. */
final class Handlers {

  private final ServiceBeans beans;

  Handlers(ServiceBeans beans) {
    this.beans = beans;
  }

  /** Puts a figure on the resource that has it, or on those of all stores. */
  void register(ManagementResourceRegistration resource, Figure figure) {
    AttributeDefinition attribute = FigureAttribute.of(figure);
    if (figure.isSwitch()) {
      resource.registerReadWriteAttribute(attribute, reading(figure), switching(figure, attribute));
    } else if (FigureAttribute.isNumber(attribute.getType())) {
      resource.registerMetric(attribute, reading(figure));
    } else {
      resource.registerReadOnlyAttribute(attribute, reading(figure));
    }
  }

  private OperationStepHandler reading(Figure figure) {
    return (context, operation) ->
        beans
            .read(figure)
            .flatMap(value -> part(figure, value, context.getCurrentAddressValue()))
            .ifPresent(context.getResult()::set);
  }

  private static Optional<ModelNode> part(Figure figure, Object value, String resource) {
    return figure.isByStore() ? OpenValue.of(value, resource) : Optional.of(OpenValue.of(value));
  }

  private OperationStepHandler switching(Figure figure, AttributeDefinition attribute) {
    return (context, operation) -> {
      ModelNode value = operation.get("value");
      attribute.getValidator().validateParameter(attribute.getName(), value);
      changing(context, figure.bean(), figure.operation(value.asBoolean()));
    };
  }

  /** Has the service do that. */
  OperationStepHandler calling(Action action) {
    return (context, operation) -> changing(context, action.bean(), action.operation());
  }

  private void changing(OperationContext context, String bean, String operation) {
    context.addStep(
        (step, request) -> {
          // because the audit log of the server leaves out what does not say that it changes
          // something
          step.getServiceRegistry(true);
          beans.call(bean, operation);
        },
        Stage.RUNTIME);
  }
}
