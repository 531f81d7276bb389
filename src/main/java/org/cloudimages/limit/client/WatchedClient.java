package org.cloudimages.limit.client;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.cloudimages.http.content.SlowClientException;

/**
 * The client of one request in one direction, for which each call may wait. A call that waits for
 * too long is woken by an interrupt, because a server may let it wait for ever. Used by one thread,
 * and looked at by another.
 */
final class WatchedClient {

  /** Moves bytes and returns how many; it may wait for the client. */
  @FunctionalInterface
  interface Call {
    int move() throws IOException;
  }

  private final Pace pace;
  private final Set<WatchedClient> waiting;
  private final LongAdder slow;
  private final long began = System.nanoTime();
  private long callBegan;
  private Thread thread;
  private boolean woken;
  private boolean counted;

  /**
   * A client for which nobody waits yet.
   *
   * @param waiting has this one while somebody waits
   * @param slow counts this one when it was too slow
   */
  WatchedClient(Pace pace, Set<WatchedClient> waiting, LongAdder slow) {
    this.pace = pace;
    this.waiting = waiting;
    this.slow = slow;
  }

  /**
   * Makes a call and judges how fast the client was.
   *
   * @throws SlowClientException when it was too slow
   */
  int run(Call call) throws IOException {
    try {
      return judged(call);
    } catch (SlowClientException e) {
      if (!counted) {
        counted = true;
        slow.increment();
      }
      throw e;
    }
  }

  private int judged(Call call) throws IOException {
    if (woken) {
      // because it would be waited for once more, and nobody would end that
      throw tooSlow();
    }
    beginCall();
    int moved = 0;
    IOException failure = null;
    try {
      moved = call.move();
    } catch (IOException e) {
      failure = e;
    } finally {
      endCall();
    }
    if (woken) {
      throw tooSlow();
    }
    if (failure != null) {
      throw failure;
    }
    if (moved >= 0) {
      pace.note(moved, System.nanoTime() - callBegan);
    }
    return moved;
  }

  private static SlowClientException tooSlow() {
    return new SlowClientException("The client let the service wait for too long.");
  }

  private synchronized void beginCall() {
    thread = Thread.currentThread();
    callBegan = System.nanoTime();
    waiting.add(this);
  }

  private synchronized void endCall() {
    waiting.remove(this);
    thread = null;
    if (woken) {
      // because the thread goes back to the server, which has not interrupted it
      Thread.interrupted();
    }
  }

  /** For how many nanoseconds there has been this client, which is since the first call. */
  long nanos() {
    return System.nanoTime() - began;
  }

  /** Ends the call, if there is one. */
  synchronized void wake() {
    if (thread != null && !woken) {
      woken = true;
      thread.interrupt();
    }
  }

  /** Ends the call if it has waited for longer than that. */
  synchronized void wakeAfter(long nanos) {
    if (System.nanoTime() - callBegan > nanos) {
      wake();
    }
  }
}
