package org.cloudimages.testing;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** The time of buckets, which passes when a test says so. */
public final class MovingTime implements TimeMeter {

  private long nanos;

  @Override
  public long currentTimeNanos() {
    return nanos;
  }

  @Override
  public boolean isWallClockBased() {
    return false;
  }

  /** Lets so much of it pass. */
  public void pass(Duration time) {
    nanos += time.toNanos();
  }
}
