package org.cloudimages.client;

import jakarta.ws.rs.PathParam;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Set;
import org.cloudimages.client.request.RequestFilter;

/** Keeps each value of a path one segment of it, whatever is in the value. */
final class PathValues {

  /** What makes of a path another one: no tag {@code ..} may delete the image that it is of. */
  private static final Set<String> NO_SEGMENTS = Set.of("", ".", "..");

  private PathValues() {}

  /**
   * Returns the arguments as they are given to a runtime.
   *
   * @throws IllegalArgumentException if a value can be no segment
   */
  static Object[] segments(Method method, Object[] arguments) {
    if (arguments == null) {
      return null;
    }
    Parameter[] parameters = method.getParameters();
    Object[] segments = arguments.clone();
    for (int n = 0; n < segments.length; n++) {
      if (parameters[n].isAnnotationPresent(PathParam.class)) {
        segments[n] = segment(parameters[n].getAnnotation(PathParam.class).value(), segments[n]);
      }
    }
    return segments;
  }

  private static String segment(String name, Object value) {
    if (value == null || NO_SEGMENTS.contains(value)) {
      throw new IllegalArgumentException("No " + name + ": " + value);
    }
    return value.toString().replace('/', RequestFilter.SLASH);
  }
}
