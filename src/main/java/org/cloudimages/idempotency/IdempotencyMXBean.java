package org.cloudimages.idempotency;

import org.cloudimages.management.Described;

/** Keys of requests, as {@code org.cloudimages:type=Idempotency} in JMX. */
@Described("Requests that came with an Idempotency-Key, which clients may repeat.")
public interface IdempotencyMXBean {

  @Described(
      value =
          "Keys that are kept, of all nodes: those that this node knew of a minute ago, and its"
              + " own.",
      unit = "keys")
  long getKeys();

  @Described(
      value = "Requests that were answered as they had been before.",
      unit = "requests",
      growing = true)
  long getReplays();

  @Described(
      value =
          "Requests that were refused because another one with their key was being carried out.",
      unit = "requests",
      growing = true)
  long getConflicts();
}
