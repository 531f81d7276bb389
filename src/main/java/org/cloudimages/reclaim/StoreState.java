package org.cloudimages.reclaim;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Whether a store removes what it is asked to. The log tells of each change, whatever the number of
 * blobs; while it fails, one call after a pause finds out whether it still does. Thread-safe.
 */
final class StoreState {

  private static final Logger LOG = System.getLogger(StoreState.class.getName());

  /** A store that works again is found out by then. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final String store;
  private final BackOff pauses;
  private int failures;
  private long total;
  private long pausedUntil = System.nanoTime();

  StoreState(String store, BackOff backOff) {
    this.store = store;
    this.pauses = backOff.upTo(LONGEST_PAUSE);
  }

  synchronized void worked() {
    if (failures > 0) {
      failures = 0;
      pausedUntil = System.nanoTime();
      LOG.log(Level.INFO, "Store {0} removes bytes again.", store);
    }
  }

  synchronized void failed(String why) {
    if (failures == 0) {
      LOG.log(
          Level.WARNING,
          "Store {0} does not remove bytes; it is tried again until it does: {1}",
          store,
          why);
    }
    total++;
    failures++;
    pausedUntil = System.nanoTime() + pauses.after(failures, ThreadLocalRandom.current()).toNanos();
  }

  /** Notes a failure that says nothing about the store but about one blob. */
  synchronized void refused() {
    total++;
  }

  synchronized boolean isFailing() {
    return failures > 0;
  }

  synchronized boolean isPaused() {
    return System.nanoTime() - pausedUntil < 0;
  }

  /** The failures since the start. */
  synchronized long failures() {
    return total;
  }
}
