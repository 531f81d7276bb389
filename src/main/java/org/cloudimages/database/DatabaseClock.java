package org.cloudimages.database;

import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import org.cloudimages.fault.ImagesException;

/**
 * The time of the database, in whole microseconds, for whatever several nodes decide: leases,
 * retention, what is due. It is read now and then, and in between this node's stop watch goes on,
 * so that nothing hangs on how its own clock is set. An embedded database has the clock of this
 * process. Thread-safe.
 */
@Singleton
@Typed(DatabaseClock.class)
public class DatabaseClock extends Clock {

  private static final String POSTGRESQL = "PostgreSQL";
  private static final String MICROSECONDS =
      "SELECT CAST(FLOOR(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000) AS BIGINT)";

  /** What the database said, and what the stop watch showed then. */
  private record Reading(Instant time, long nanoTime) {

    Instant now() {
      long passed = System.nanoTime() - nanoTime;
      return time.plus(TimeUnit.NANOSECONDS.toMicros(passed), ChronoUnit.MICROS);
    }
  }

  private final InstantSource own;
  private volatile Reading last;

  @Inject
  public DatabaseClock(Clock own) {
    this.own = own;
  }

  /**
   * The time now.
   *
   * @throws ImagesException 503 when the database has never told it
   */
  @Override
  public Instant instant() {
    Reading reading = last;
    return reading == null ? firstReading().now() : reading.now();
  }

  private Reading firstReading() {
    try (Connection connection = PersistenceUnit.dataSource().getConnection()) {
      read(connection);
      return last;
    } catch (SQLException e) {
      throw ImagesException.unavailable();
    }
  }

  /** Reads the time anew; a round trip. */
  void read(Connection connection) throws SQLException {
    long sent = System.nanoTime();
    Instant time = time(connection);
    long answered = System.nanoTime();
    // because the database looked at its clock somewhere between the two
    last = new Reading(time, sent + (answered - sent) / 2);
  }

  private Instant time(Connection connection) throws SQLException {
    if (!connection.getMetaData().getDatabaseProductName().equals(POSTGRESQL)) {
      // because Derby tells it as a local time, of which one hour a year is two
      return own.instant();
    }
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(MICROSECONDS)) {
      result.next();
      return Instant.EPOCH.plus(result.getLong(1), ChronoUnit.MICROS);
    }
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
