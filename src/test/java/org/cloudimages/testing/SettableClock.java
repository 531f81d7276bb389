package org.cloudimages.testing;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** A clock, and a stop watch beside it, that stand still until a test moves them. */
public final class SettableClock extends Clock {

  private final AtomicReference<Instant> now;
  private final AtomicLong passed = new AtomicLong();

  public SettableClock(Instant now) {
    this.now = new AtomicReference<>(now);
  }

  /** Lets time pass. */
  public void advance(Duration time) {
    set(time);
    passed.addAndGet(time.toNanos());
  }

  /** Sets the clock by that time, while none passes. */
  public void set(Duration difference) {
    now.updateAndGet(before -> before.plus(difference));
  }

  /** What shows the time that has passed. */
  public Ticker stopWatch() {
    return passed::get;
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }
}
