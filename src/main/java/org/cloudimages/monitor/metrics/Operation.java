package org.cloudimages.monitor.metrics;

import java.lang.reflect.Method;

/** What a request turned out to ask for, in a word for each resource method. */
public final class Operation {

  /** Of a request that reached no resource method. */
  static final String OTHER = "other";

  /** Under which a request carries the name. */
  public static final String ATTRIBUTE = Operation.class.getName();

  private Operation() {}

  /** The name of what a method does, such as {@code images.delete}. */
  public static String name(Class<?> resource, Method method) {
    String things = resource.getSimpleName().replaceFirst("Resource$", "");
    return Character.toLowerCase(things.charAt(0)) + things.substring(1) + "." + method.getName();
  }

  /** What the value of the attribute says. */
  static String of(Object attribute) {
    return attribute instanceof String name ? name : OTHER;
  }
}
