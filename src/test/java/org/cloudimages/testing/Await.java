package org.cloudimages.testing;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for conditions instead of for time. */
public final class Await {

  private static final Duration USUAL_LIMIT = Duration.ofMinutes(2);

  private Await() {}

  public static void until(BooleanSupplier condition) {
    until(USUAL_LIMIT, condition);
  }

  /** Waits until the condition holds; one that cannot reach the service does not hold yet. */
  public static void until(Duration limit, BooleanSupplier condition) {
    Instant end = Instant.now().plus(limit);
    while (!holds(condition)) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("The condition did not come true in " + limit);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private static boolean holds(BooleanSupplier condition) {
    try {
      return condition.getAsBoolean();
    } catch (UncheckedIOException e) {
      return false;
    }
  }
}
