package org.cloudimages.testing;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * A test class that leaves the service as it was made. All of them with the same name run one after
 * the other, on a single deployment if they ask for the same.
 */
@Retention(RUNTIME)
@Target(TYPE)
public @interface SharedDeployment {

  /** The name of a service with images that are kept when they are deleted. */
  String RECYCLE_BIN = "recycle-bin";

  /** What sets the service apart from that of {@link TestWar#create()}; nothing by default. */
  String value() default "";
}
