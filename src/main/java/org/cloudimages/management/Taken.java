package org.cloudimages.management;

import java.time.Duration;

/** What was taken some time ago, and is shown until it is taken anew. Thread-safe. */
public final class Taken<T> {

  private record Reading<T>(T value, long nanos) {}

  private final T none;
  private volatile Reading<T> last;

  /**
   * Nothing yet.
   *
   * @param none what is shown before the first time
   */
  public Taken(T none) {
    this.none = none;
  }

  /** Shows that from now on. */
  public void set(T value) {
    last = new Reading<>(value, System.nanoTime());
  }

  /** What was taken last. */
  public T get() {
    Reading<T> reading = last;
    return reading == null ? none : reading.value();
  }

  /** How long ago that was; -1 before the first time. */
  public long secondsAgo() {
    Reading<T> reading = last;
    return reading == null ? -1 : Duration.ofNanos(System.nanoTime() - reading.nanos()).toSeconds();
  }
}
