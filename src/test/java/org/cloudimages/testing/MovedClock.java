package org.cloudimages.testing;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.cloudimages.database.DatabaseClock;

/**
 * The clocks of a service that a test moves forward, never so far that tokens end: for all, or this
 * node's own alone, as one that is set wrongly.
 */
@Path("/v2/probe/clock")
@Alternative
@Priority(1)
@Singleton
public class MovedClock {

  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
  private final AtomicReference<Duration> wrong = new AtomicReference<>(Duration.ZERO);

  /** Moves the time on, whoever tells it. */
  @POST
  @Path("{time}")
  public void move(@PathParam("time") String time) {
    ahead.updateAndGet(before -> before.plus(Duration.parse(time)));
  }

  /** Sets the clock of this node by so much, and not that of the database. */
  @POST
  @Path("node/{time}")
  public void set(@PathParam("time") String time) {
    wrong.set(Duration.parse(time));
  }

  @Produces
  @Singleton
  @Typed(DatabaseClock.class)
  DatabaseClock databaseClock() {
    return new DatabaseAhead(new Ahead(() -> Duration.ZERO), ahead::get);
  }

  @Produces
  @Singleton
  Clock clock() {
    return new Ahead(() -> ahead.get().plus(wrong.get()));
  }

  /** The database's time and what it was moved by. */
  private static final class DatabaseAhead extends DatabaseClock {

    private final Supplier<Duration> time;

    DatabaseAhead(Clock own, Supplier<Duration> time) {
      super(own);
      this.time = time;
    }

    @Override
    public Instant instant() {
      return super.instant().plus(time.get());
    }
  }

  /** The system's time and what it was moved by. */
  private static final class Ahead extends Clock {

    private final Supplier<Duration> time;

    Ahead(Supplier<Duration> time) {
      this.time = time;
    }

    @Override
    public Instant instant() {
      return Clock.systemUTC().instant().truncatedTo(ChronoUnit.MICROS).plus(time.get());
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
