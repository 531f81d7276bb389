package org.cloudimages;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The time, for everyone who asks for it. */
public class ServiceClock {

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }
}
