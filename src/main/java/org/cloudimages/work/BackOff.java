package org.cloudimages.work;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after a failure: twice as long after each, up to a most. Half of it is chance,
 * so that what failed together is not tried again together.
 */
public record BackOff(Duration first, Duration most) {

  private static final int DOUBLINGS = 30;

  /**
   * Returns a time from half of what that failure has to wait to all of it.
   *
   * @param failure which one in a row, from 1
   */
  public Duration after(int failure, RandomGenerator random) {
    long half = Math.max(1, full(failure).toMillis() / 2);
    return Duration.ofMillis(half + random.nextLong(half + 1));
  }

  private Duration full(int failure) {
    Duration full = first.multipliedBy(1L << Math.min(failure - 1, DOUBLINGS));
    return full.compareTo(most) < 0 ? full : most;
  }

  /** The same with another most. */
  public BackOff upTo(Duration other) {
    return new BackOff(first, other.compareTo(most) < 0 ? other : most);
  }
}
