package org.cloudimages.data.control;

import java.io.IOException;
import java.util.Set;

/**
 * One transfer, each of whose calls may wait for the client. A call that waits for longer than it
 * may is woken by an interrupt, because a server may let it wait for ever. Used by one thread, and
 * looked at by another.
 */
final class WatchedTransfer {

  /** Moves bytes and returns how many; it may wait for the client. */
  @FunctionalInterface
  interface Call {
    int move() throws IOException;
  }

  private final Pace pace;
  private final long mostNanos;
  private final Set<WatchedTransfer> waiting;
  private Thread thread;
  private long since;
  private boolean woken;

  /**
   * A transfer that does not wait yet.
   *
   * @param waiting what somebody looks at from time to time
   */
  WatchedTransfer(Pace pace, long mostNanos, Set<WatchedTransfer> waiting) {
    this.pace = pace;
    this.mostNanos = mostNanos;
    this.waiting = waiting;
  }

  /**
   * Makes a call and judges how fast the client was.
   *
   * @throws SlowClientException when it was too slow
   */
  int run(Call call) throws IOException {
    begin();
    int moved = 0;
    IOException failure = null;
    try {
      moved = call.move();
    } catch (IOException e) {
      failure = e;
    } finally {
      end();
    }
    if (woken) {
      throw new SlowClientException("The client let the service wait for too long.");
    }
    if (failure != null) {
      throw failure;
    }
    if (moved >= 0) {
      pace.note(moved, System.nanoTime() - since);
    }
    return moved;
  }

  private synchronized void begin() {
    thread = Thread.currentThread();
    since = System.nanoTime();
    waiting.add(this);
  }

  private synchronized void end() {
    waiting.remove(this);
    thread = null;
    if (woken) {
      // because the thread goes back to the server, which has not interrupted it
      Thread.interrupted();
    }
  }

  /** Wakes the thread if it has waited for too long. */
  synchronized void look() {
    if (thread != null && !woken && System.nanoTime() - since > mostNanos) {
      woken = true;
      thread.interrupt();
    }
  }
}
