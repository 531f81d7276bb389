package org.cloudimages.monitor;

import org.cloudimages.management.Described;

/**
 * Takes this node out of service before it is stopped, as {@code org.cloudimages:type=Drain} in
 * JMX. While it drains, running requests end as usual and every new one gets a 503 with {@code
 * Retry-After}; health checks report it.
 */
@Described("Takes this node out of service before it is stopped.")
public interface DrainMXBean {

  @Described(
      value = "Whether new requests are refused with 503, so that a balancer sends them elsewhere.",
      on = "drain",
      off = "resume")
  boolean isDraining();

  @Described("Refuses new requests from now on; those that run end as usual.")
  void drain();

  @Described("Takes new requests again.")
  void resume();
}
