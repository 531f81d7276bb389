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

  /** The name of a service whose recycle bin, cooldown and clock are those of a test. */
  String MOVED_CLOCK = "moved-clock";

  /** The name of a service with limits on what one user or one image has. */
  String LIMITS = "limits";

  /** The name of a service with the roles of Rackspace, and an object store where one is there. */
  String RACKSPACE = "rackspace";

  /**
   * The name of a service with several stores and regions, as clients of OpenStack ask for them.
   */
  String CLIENTS = "clients";

  /** The name of a service with several stores, one of them faulty. */
  String STORES = "stores";

  /** The name of a service whose images are small. */
  String SMALL_IMAGES = "small-images";

  /** The name of a service that does soon what it does in the background, imports included. */
  String IMPORTS = "imports";

  /** What sets the service apart from that of {@link TestWar#create()}; nothing by default. */
  String value() default "";
}
