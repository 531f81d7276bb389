package org.cloudimages.testing;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** The clock of a service whose time a test moves forward, never so far that tokens end. */
@Path("/v2/probe/clock")
@Alternative
@Priority(1)
@Singleton
public class MovedClock {

  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  /** Moves it on by that time. */
  @POST
  @Path("{time}")
  public void move(@PathParam("time") String time) {
    ahead.updateAndGet(before -> before.plus(Duration.parse(time)));
  }

  @Produces
  @Singleton
  Clock clock() {
    return Clock.tick(new Ahead(ahead), Duration.ofNanos(1000));
  }

  /** The system's time and what it was moved by. */
  private static final class Ahead extends Clock {

    private final AtomicReference<Duration> time;

    Ahead(AtomicReference<Duration> time) {
      this.time = time;
    }

    @Override
    public Instant instant() {
      return Clock.systemUTC().instant().plus(time.get());
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
}
