package org.cloudimages.wildfly;

import java.lang.reflect.Method;
import org.cloudimages.management.Described;

/**
 * An operation of a bean, without parameters and without a result.
 *
 * @param bean the type of the bean
 * @param operation its name in JMX, such as {@code retrySetAside}
 * @param text what it does
 */
record Action(String bean, String operation, String text) {

  /** Whether a method is one. */
  static boolean isAction(Method method) {
    return method.getParameterCount() == 0 && method.getReturnType() == void.class;
  }

  static Action of(String bean, Method method) {
    return new Action(bean, method.getName(), method.getAnnotation(Described.class).value());
  }

  /** Its name in the management of the server, such as {@code retry-set-aside}. */
  String name() {
    return BeanContract.dashed(operation);
  }

  /** The same where operations of several beans are together. */
  String nameWithBean() {
    return BeanContract.dashed(bean) + "-" + name();
  }
}
