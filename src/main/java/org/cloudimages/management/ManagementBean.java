package org.cloudimages.management;

/** A bean of this service that operators see in JMX; a room has one by implementing this. */
public interface ManagementBean {

  /**
   * The interface that operators see, whose name ends in {@code MXBean}; what is before that is the
   * type in the name of the bean.
   */
  Class<?> contract();
}
