package org.cloudimages.work;

import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Work that several threads share: the caller's own, and helpers beside it, as far as there are
 * threads for them before nothing is left to do. Used once.
 */
public final class Lanes {

  private static final long PATIENCE = TimeUnit.SECONDS.toMillis(1);

  private final Runnable work;
  private final Runnable waiting;
  private final Runnable stop;
  private int helping;
  private boolean closed;
  private Throwable failure;

  /**
   * Lanes that have not begun.
   *
   * @param work what each of them does, until nothing is left
   * @param waiting is called each second in which the caller waits for helpers
   * @param stop is called when one fails: it makes the others end soon
   */
  public Lanes(Runnable work, Runnable waiting, Runnable stop) {
    this.work = work;
    this.waiting = waiting;
    this.stop = stop;
  }

  /** Does the work with at most so many helpers; none of them is at work when this returns. */
  public void run(int helpers, Executor threads) {
    String caller = Thread.currentThread().getName();
    try {
      for (int n = 0; n < helpers; n++) {
        threads.execute(() -> help(caller));
      }
      work.run();
    } catch (Throwable e) {
      stop.run();
      throw e;
    } finally {
      await();
    }
    if (failure != null) {
      throw new IllegalStateException("A lane failed", failure);
    }
  }

  private void help(String caller) {
    if (!begin()) {
      return;
    }
    // because each line of the log is to name the request or the task that brought it about
    try (Occupation helping = Occupation.of("of " + caller)) {
      work.run();
      end(null);
    } catch (Throwable e) {
      // because whoever waits must learn of an error, too
      stop.run();
      end(e);
    }
  }

  private synchronized boolean begin() {
    helping += closed ? 0 : 1;
    return !closed;
  }

  private synchronized void end(Throwable thrown) {
    failure = thrown == null ? failure : thrown;
    helping--;
    notifyAll();
  }

  private void await() {
    boolean interrupted = false;
    while (isAwaited()) {
      try {
        waiting.run();
        pause();
      } catch (InterruptedException e) {
        interrupted = true;
        stop.run();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Once this was asked, no helper begins any more. */
  private synchronized boolean isAwaited() {
    closed = true;
    return helping > 0;
  }

  @SuppressWarnings("WaitNotInLoop") // because whoever calls asks again
  private synchronized void pause() throws InterruptedException {
    if (helping > 0) {
      wait(PATIENCE);
    }
  }
}
