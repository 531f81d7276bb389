package org.cloudimages.wildfly;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import org.cloudimages.management.Described;

/**
 * An attribute of a bean.
 *
 * @param bean the type of the bean
 * @param attribute its name in JMX, such as {@code QueueLength}
 * @param type of its values, as the contract has it
 */
record Figure(String bean, String attribute, Type type, Described meaning) {

  private static final String STORE = "store";

  /** Whether a method reads one. */
  static boolean isFigure(Method method) {
    return method.getParameterCount() == 0
        && (method.getName().matches("get[A-Z].*")
            || (method.getName().matches("is[A-Z].*") && method.getReturnType() == boolean.class));
  }

  static Figure of(String bean, Method reader) {
    return new Figure(
        bean,
        reader.getName().replaceFirst("^(get|is)", ""),
        reader.getGenericReturnType(),
        reader.getAnnotation(Described.class));
  }

  /**
   * Its name in the management of the server, such as {@code queue-length}; with that of the bean
   * where it is beside those of other beans.
   */
  String name() {
    return BeanContract.dashed(isByStore() ? bean + attribute : attribute);
  }

  /** Whether it has a value for each store. */
  boolean isByStore() {
    return meaning.key().equals(STORE);
  }

  /** Whether operators may change it, by the operations that its contract names. */
  boolean isSwitch() {
    return !meaning.on().isEmpty();
  }

  /** The operation of the bean that makes it so. */
  String operation(boolean on) {
    return on ? meaning.on() : meaning.off();
  }
}
