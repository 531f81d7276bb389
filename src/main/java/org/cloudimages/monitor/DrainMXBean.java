package org.cloudimages.monitor;

/**
 * Takes this node out of service before it is stopped, as {@code org.cloudimages:type=Drain} in
 * JMX. While it drains, running requests end as usual and every new one gets a 503 with {@code
 * Retry-After}; health checks report it.
 */
public interface DrainMXBean {

  boolean isDraining();

  void drain();

  void resume();
}
