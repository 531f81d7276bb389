package org.cloudimages.monitor;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * Something that this node needs, and the question whether it is there. However many want to know,
 * one asks at a time, and an answer is kept for {@link #KEPT_SECONDS}. Thread-safe.
 */
final class Probe {

  static final long KEPT_SECONDS = 2;

  /** For an answer; later ones are none. */
  static final long BUDGET_SECONDS = 2;

  /** The last question. */
  private record Asked(CompletableFuture<Boolean> answer, long nanos) {

    private boolean isFresh() {
      return !answer.isDone() || age() < TimeUnit.SECONDS.toNanos(KEPT_SECONDS);
    }

    private long age() {
      return System.nanoTime() - nanos;
    }

    private long nanosLeft() {
      return TimeUnit.SECONDS.toNanos(BUDGET_SECONDS) - age();
    }
  }

  private final String trouble;
  private final boolean isNeeded;
  private final BooleanSupplier question;
  private final Executor threads;
  private Asked asked;

  /**
   * A question that nobody has asked yet.
   *
   * @param trouble what a person is told when the answer is no, or there is none
   * @param isNeeded whether the node can serve nothing without it
   * @param question may block, and must come to an end
   */
  Probe(String trouble, boolean isNeeded, BooleanSupplier question, Executor threads) {
    this.trouble = trouble;
    this.isNeeded = isNeeded;
    this.question = question;
    this.threads = threads;
  }

  String trouble() {
    return trouble;
  }

  boolean isNeeded() {
    return isNeeded;
  }

  /** Asks where the last answer is old, and waits for none. */
  void ask() {
    var unused = fresh();
  }

  /** Whether the answer is yes; it is no when it takes longer than {@link #BUDGET_SECONDS}. */
  boolean passes() {
    Asked last = fresh();
    try {
      return last.answer().get(last.nanosLeft(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private synchronized Asked fresh() {
    if (asked == null || !asked.isFresh()) {
      asked =
          new Asked(
              CompletableFuture.supplyAsync(question::getAsBoolean, threads), System.nanoTime());
    }
    return asked;
  }
}
