package org.cloudimages.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.cloudimages.testing.ForkDirectory;
import org.cloudimages.testing.SettableClock;
import org.junit.jupiter.api.Test;

class DatabaseClockTest {

  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

  private final SettableClock own = new SettableClock(NOON);
  private final DatabaseClock clock = new DatabaseClock(own);

  private void read() throws SQLException {
    EmbeddedDataSource database = new EmbeddedDataSource();
    System.setProperty("derby.stream.error.file", ForkDirectory.resolve("derby.log").toString());
    database.setDatabaseName("memory:" + UUID.randomUUID());
    database.setCreateDatabase("create");
    try (Connection connection = database.getConnection()) {
      clock.read(connection);
    }
  }

  @Test
  void goesOnByItselfFromWhatTheDatabaseSaid() throws SQLException {
    read();
    Instant first = clock.instant();
    assertFalse(first.isBefore(NOON));
    own.set(Duration.ofDays(-31));

    assertFalse(clock.instant().isBefore(first));
  }

  @Test
  void isReadAnew() throws SQLException {
    read();
    own.set(Duration.ofHours(1));
    read();

    assertTrue(clock.instant().isAfter(NOON.plus(Duration.ofMinutes(59))));
  }

  @Test
  void tellsWholeMicrosecondsAsTheDatabaseKeepsThem() throws SQLException {
    read();

    Instant now = clock.instant();
    assertEquals(now.truncatedTo(ChronoUnit.MICROS), now);
  }
}
