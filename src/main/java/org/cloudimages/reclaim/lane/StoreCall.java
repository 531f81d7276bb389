package org.cloudimages.reclaim.lane;

import java.time.Duration;

/** A call of a store that another thread can end when it takes too long. Thread-safe. */
final class StoreCall {

  private Thread caller;
  private long begun;
  private boolean ended;

  /**
   * Calls the store.
   *
   * @return false when {@link #endAfter} ended it, whatever came of it then
   * @throws RuntimeException what the store threw, unless it was ended; the same with an error
   */
  boolean run(Runnable call) {
    enter();
    try {
      call.run();
      return !leave();
    } catch (RuntimeException | Error e) {
      if (leave()) {
        return false;
      }
      throw e;
    }
  }

  private synchronized void enter() {
    caller = Thread.currentThread();
    begun = System.nanoTime();
  }

  private synchronized boolean leave() {
    caller = null;
    if (ended) {
      // because the interrupt was for the store, and the database would take it for its own
      Thread.interrupted();
    }
    return ended;
  }

  /** Ends it if it has taken that long; true once, and only before it returned. */
  synchronized boolean endAfter(Duration limit) {
    if (caller == null || ended || System.nanoTime() - begun < limit.toNanos()) {
      return false;
    }
    ended = true;
    caller.interrupt();
    return true;
  }
}
