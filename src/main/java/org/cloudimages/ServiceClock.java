package org.cloudimages;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** The time, for everyone who asks for it, in whole microseconds as the database keeps it. */
public class ServiceClock {

  private static final Duration MICROSECOND = Duration.ofNanos(1000);

  @Produces
  @Singleton
  Clock clock() {
    return Clock.tick(Clock.systemUTC(), MICROSECOND);
  }
}
