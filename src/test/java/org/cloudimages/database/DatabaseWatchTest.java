package org.cloudimages.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.ForkDirectory;
import org.cloudimages.testing.LogLines;
import org.cloudimages.work.WorkThreads;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator reads of a database that goes away and comes back: each once. */
class DatabaseWatchTest {

  private static final String GONE = "There is no connection to the database";
  private static final String BACK = "There are connections to the database again.";
  private static final String READ_ONLY = "The database cannot be written: {0}";
  private static final String WRITABLE = "The database can be written again.";

  private final String name = "memory:" + UUID.randomUUID();
  private final EmbeddedDataSource database = new EmbeddedDataSource();
  private final DatabaseWatch watch =
      new DatabaseWatch(new StandingClock(Clock.systemUTC()), new WorkThreads());
  @AutoClose private final LogLines log = new LogLines(DatabaseWatch.class);

  @BeforeEach
  void create() throws SQLException {
    System.setProperty("derby.stream.error.file", ForkDirectory.resolve("derby.log").toString());
    database.setDatabaseName(name);
    database.setCreateDatabase("create");
    run("CREATE TABLE write_probe (probes BIGINT NOT NULL)");
    database.setCreateDatabase(null);
  }

  @AfterEach
  void stop() {
    watch.stop();
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void databaseThatIsThereIsNotSpokenOf() {
    watch.start(database);

    assertTrue(watch.isWritable());
    assertEquals(List.of(), log.messages());
  }

  @Test
  void lostConnectionsAreToldOnceAndSaidToBeBack() {
    database.setDatabaseName("memory:not-there");
    watch.start(database);
    watch.start(database);
    assertEquals(List.of(GONE), log.messages());
    // because a pool that is in use for a moment has none either
    assertTrue(watch.isWritable());

    database.setDatabaseName(name);
    watch.start(database);
    watch.start(database);

    assertEquals(List.of(GONE, BACK), log.messages());
  }

  @Test
  void whatCannotBeWrittenIsToldOnceAndSaidToBeBack() throws SQLException {
    run("RENAME TABLE write_probe TO elsewhere");
    watch.start(database);
    watch.start(database);
    assertFalse(watch.isWritable());
    assertEquals(List.of(READ_ONLY), log.messages());

    run("RENAME TABLE elsewhere TO write_probe");
    Await.until(watch::isWritable);

    assertEquals(List.of(READ_ONLY, WRITABLE), log.messages());
  }
}
