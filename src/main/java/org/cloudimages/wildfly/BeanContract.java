package org.cloudimages.wildfly;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.cloudimages.management.Described;

/**
 * What a bean shows, read from its interface.
 *
 * @param type as in {@code org.cloudimages:type=TYPE}
 * @param text what it is about
 */
record BeanContract(String type, String text, List<Figure> figures, List<Action> actions) {

  private static final String SUFFIX = "MXBean";

  static BeanContract of(Class<?> contract) {
    String type = contract.getSimpleName().replaceFirst(SUFFIX + "$", "");
    List<Method> methods =
        Arrays.stream(contract.getMethods())
            .filter(method -> method.isAnnotationPresent(Described.class))
            .sorted(Comparator.comparing(Method::getName))
            .toList();
    return new BeanContract(
        type,
        contract.getAnnotation(Described.class).value(),
        methods.stream().filter(Figure::isFigure).map(each -> Figure.of(type, each)).toList(),
        methods.stream().filter(Action::isAction).map(each -> Action.of(type, each)).toList());
  }

  /** The type as the management of the server writes names. */
  String name() {
    return dashed(type);
  }

  /** Whether it is about the node as a whole, which it switches. */
  boolean isOfTheNode() {
    return figures.stream().anyMatch(Figure::isSwitch);
  }

  /** The figures that have no resource of their own by store. */
  Stream<Figure> own() {
    return figures.stream().filter(figure -> !figure.isByStore());
  }

  /** The figures of which each store has one. */
  Stream<Figure> byStore() {
    return figures.stream().filter(Figure::isByStore);
  }

  /** {@code QueueLength} as {@code queue-length}. */
  static String dashed(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }
}
