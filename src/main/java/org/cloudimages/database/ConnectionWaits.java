package org.cloudimages.database;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** How long the service waited for connections of its pool, at every take. Thread-safe. */
@Singleton
public class ConnectionWaits {

  /** Less is no wait: the pool looks whether a connection is still good. */
  private static final long NOTEWORTHY = Duration.ofMillis(10).toNanos();

  private final LongAdder taken = new LongAdder();
  private final LongAdder nanos = new LongAdder();
  private final LongAdder waits = new LongAdder();
  private final LongAdder failures = new LongAdder();

  /** Notes that a connection was got after so long. */
  void took(long nanoseconds) {
    taken.increment();
    nanos.add(nanoseconds);
    if (nanoseconds > NOTEWORTHY) {
      waits.increment();
    }
  }

  /** Notes that there was none. */
  void failed() {
    failures.increment();
  }

  /** How many were got. */
  public long taken() {
    return taken.sum();
  }

  /** How long that took, all together. */
  public Duration time() {
    return Duration.ofNanos(nanos.sum());
  }

  /** How many of them took more than 10 ms. */
  public long waits() {
    return waits.sum();
  }

  /** How often there was none. */
  public long failures() {
    return failures.sum();
  }
}
