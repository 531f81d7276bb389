package org.cloudimages.reclaim.lane;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.cloudimages.work.BackOff;

/**
 * Whether a store removes what it is asked to. The log tells of each change, whatever the number of
 * blobs. A blob that its store does not remove waits by itself; only several of them in a row, with
 * none in between that was removed, say something about the store. Thread-safe.
 *
 * <p>A store that gives no answer costs a worker the time-out of each call: it is paused after the
 * first failure, for longer with each blob more, and then one call finds out whether it still is
 * so. One that answers, if only to refuse, is never paused for long, because it may refuse some
 * blobs and remove others.
 */
final class StoreState {

  private static final Logger LOG = System.getLogger(StoreState.class.getName());

  /** A store that answers again is found out by then. */
  private static final Duration MAX_PAUSE = Duration.ofSeconds(30);

  /** Blobs that nobody has tried to remove wait so long behind those that are refused. */
  private static final Duration SHORT_PAUSE = Duration.ofSeconds(2);

  /** Fewer refusals in a row say nothing about the store. */
  private static final int SEVERAL = 3;

  /** No pause grows with more blobs than that. */
  private static final int MAX_BLOBS = 64;

  private static final Duration QUIET = Duration.ofHours(1);

  private final String store;
  private final BackOff pauses;
  private final BackOff shortPauses;
  private final Set<String> blobs = new HashSet<>();
  private long total;
  private boolean silent;
  private long pauseEnd = System.nanoTime();
  private boolean told;
  private boolean refusing;
  private long refusalsToldFrom = System.nanoTime();

  StoreState(String store, BackOff backOff) {
    this.store = store;
    this.pauses = backOff.upTo(MAX_PAUSE);
    this.shortPauses = backOff.upTo(SHORT_PAUSE);
  }

  /**
   * Notes that a blob was removed; returns whether this ends a time in which the store refused
   * several and none was removed, which happens once an hour at most.
   */
  synchronized boolean worked() {
    boolean refused = refusing;
    silent = false;
    refusing = false;
    blobs.clear();
    pauseEnd = System.nanoTime();
    if (told) {
      told = false;
      LOG.log(Level.INFO, "Store {0} removes bytes again.", store);
    }
    return refused;
  }

  /** Notes that the store gave no answer for a blob, or none for now; returns the pause. */
  synchronized Duration unavailable(String blob, String why) {
    silent = true;
    note(blob);
    tell(why);
    return pause(pauses, blobs.size());
  }

  /** Notes that the store refused to remove a blob; returns the pause, which may be zero. */
  synchronized Duration refused(String blob, String why) {
    silent = false;
    note(blob);
    if (blobs.size() < SEVERAL) {
      return Duration.ZERO;
    }
    // because a store that refuses some and removes others would have the log told each time
    if (System.nanoTime() - refusalsToldFrom >= 0) {
      refusalsToldFrom = System.nanoTime() + QUIET.toNanos();
      refusing = true;
      tell(why);
    }
    return pause(shortPauses, blobs.size() - SEVERAL + 1);
  }

  /** Notes that a blob is set aside: from then on it says nothing about the store. */
  synchronized void setAside(String blob) {
    silent = false;
    total++;
    blobs.remove(blob);
  }

  /** Notes that a blob could not be removed because it is in use. */
  synchronized void inUse() {
    silent = false;
    total++;
  }

  private void note(String blob) {
    total++;
    if (blobs.size() < MAX_BLOBS) {
      blobs.add(blob);
    }
  }

  private void tell(String why) {
    if (!told) {
      told = true;
      LOG.log(
          Level.WARNING,
          "Store {0} does not remove bytes; it is tried again until it does: {1}",
          store,
          why);
    }
  }

  private Duration pause(BackOff backOff, int failure) {
    Duration pause = backOff.after(failure, ThreadLocalRandom.current());
    pauseEnd = System.nanoTime() + pause.toNanos();
    return pause;
  }

  /** Whether blobs were not removed since the last that was. */
  synchronized boolean isFailing() {
    return !blobs.isEmpty();
  }

  /** Whether the last call got no answer. */
  synchronized boolean isSilent() {
    return silent;
  }

  synchronized boolean isPaused() {
    return System.nanoTime() - pauseEnd < 0;
  }

  /** The failures since the start. */
  synchronized long failures() {
    return total;
  }
}
