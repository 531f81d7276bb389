package org.cloudimages.management;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import javax.management.DescriptorKey;

/**
 * What an operator reads about a bean, an attribute or an operation, on the interface of the bean.
 * It becomes part of the descriptors of JMX, so that whatever shows the bean need not be told.
 */
@Documented
@Retention(RUNTIME)
@Target({TYPE, METHOD})
public @interface Described {

  /** One sentence in plain words. */
  @DescriptorKey("text")
  String value();

  /** In what an attribute counts, such as {@code bytes}; empty where the name says it. */
  @DescriptorKey("units")
  String unit() default "";

  /** Of an attribute that is a map: what its keys are, such as {@code store}. */
  @DescriptorKey("key")
  String key() default "";

  /** Whether an attribute only grows, from the start of the node on. */
  @DescriptorKey("growing")
  boolean growing() default false;

  /**
   * Of a truth that operators may change: the operation of the same bean that makes it true, for
   * consoles in which one changes values and calls nothing.
   */
  String on() default "";

  /** The operation that makes it false again. */
  String off() default "";
}
