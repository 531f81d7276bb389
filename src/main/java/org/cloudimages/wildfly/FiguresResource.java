package org.cloudimages.wildfly;

import java.util.List;
import java.util.stream.Stream;
import org.jboss.as.controller.PathElement;
import org.jboss.as.controller.SimpleResourceDefinition;
import org.jboss.as.controller.registry.ManagementResourceRegistration;

/** Figures that belong together, below the subsystem. */
final class FiguresResource extends SimpleResourceDefinition {

  /** What the service tells of a part of it; servers leave this word out of names of metrics. */
  static final String STATISTICS = "statistics";

  /** What all beans tell of one store. */
  static final String STORE = "store";

  private final List<Figure> figures;
  private final Handlers handlers;

  private FiguresResource(
      PathElement path, String text, Stream<Figure> figures, Handlers handlers) {
    this(path, text, figures.toList(), handlers);
  }

  private FiguresResource(PathElement path, String text, List<Figure> figures, Handlers handlers) {
    super(new Parameters(path, texts(path, text, figures)).setRuntime());
    this.figures = figures;
    this.handlers = handlers;
  }

  /** Those of one bean, but for what it tells by store. */
  static FiguresResource of(BeanContract bean, Handlers handlers) {
    return new FiguresResource(path(bean), bean.text(), bean.own(), handlers);
  }

  /** Those of any store. */
  static FiguresResource ofStores(Contracts contracts, Handlers handlers) {
    return new FiguresResource(
        PathElement.pathElement(STORE),
        "What the service tells of a store.",
        contracts.byStore(),
        handlers);
  }

  static PathElement path(BeanContract bean) {
    return PathElement.pathElement(STATISTICS, bean.name());
  }

  private static Texts texts(PathElement path, String text, List<Figure> figures) {
    Texts texts = new Texts(ImagesResource.SUBSYSTEM + "." + path, text);
    figures.forEach(figure -> texts.with(figure.name(), FigureAttribute.text(figure)));
    return texts;
  }

  @Override
  public void registerAttributes(ManagementResourceRegistration resource) {
    figures.forEach(figure -> handlers.register(resource, figure));
  }
}
