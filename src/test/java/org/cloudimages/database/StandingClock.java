package org.cloudimages.database;

import java.time.Clock;
import java.time.Instant;

/** The time of a database that goes by another clock, such as one that a test sets. */
public final class StandingClock extends DatabaseClock {

  private final Clock time;

  public StandingClock(Clock time) {
    super(time);
    this.time = time;
  }

  @Override
  public Instant instant() {
    return time.instant();
  }
}
