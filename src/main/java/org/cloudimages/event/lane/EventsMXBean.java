package org.cloudimages.event.lane;

import java.util.Map;
import org.cloudimages.management.Described;

/**
 * Whom events are told to, as {@code org.cloudimages:type=Events} in JMX. Figures of the queue are
 * those of all nodes, some seconds old; the others are this node's own since it started.
 */
@Described("Tells other systems what is done to images.")
public interface EventsMXBean {

  /** Also of destinations that the settings no longer name. */
  @Described(
      value = "Events that wait until their destination takes them, of all nodes.",
      unit = "events",
      key = "destination")
  Map<String, Long> getQueueLengths();

  @Described(
      value = "How long ago the first of them happened; 0 when none waits.",
      unit = "seconds",
      key = "destination")
  Map<String, Long> getOldestSeconds();

  @Described(
      value = "What this node has told.",
      unit = "events",
      key = "destination",
      growing = true)
  Map<String, Long> getTold();

  @Described(
      value = "Attempts of this node to tell one that failed.",
      unit = "attempts",
      key = "destination",
      growing = true)
  Map<String, Long> getFailures();

  @Described(
      value =
          "Events that this node has dropped, because they waited for too long or were too many.",
      unit = "events",
      key = "destination",
      growing = true)
  Map<String, Long> getDropped();

  @Described(
      value =
          "1 for a destination that wants no more, of all nodes; it is told nothing until it is"
              + " started again.",
      key = "destination")
  Map<String, Long> getStopped();

  @Described("Tells those destinations again that wanted no more.")
  void startStopped();
}
