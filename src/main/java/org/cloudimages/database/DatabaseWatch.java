package org.cloudimages.database;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.cloudimages.work.Chore;
import org.cloudimages.work.WorkThreads;

/**
 * Finds out whether the database can be written: one row is changed every five seconds while it
 * can, and every second while it cannot. An embedded one that a full disk has made read-only is
 * started anew once there is room. Thread-safe.
 */
@Singleton
public class DatabaseWatch {

  private static final Logger LOG = System.getLogger(DatabaseWatch.class.getName());
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long INTERVAL = 5 * SECOND;

  /** Longer than a database may take to answer; what was seen before says nothing any more. */
  private static final long MAX_SILENCE = 20 * SECOND;

  private static final String PROBE = "UPDATE write_probe SET probes = probes + 1";

  /** What came of the last look. */
  private record State(boolean writable, long lookedAt) {}

  private final DatabaseClock clock;
  private final EmbeddedRestart restart = new EmbeddedRestart();
  private final ScheduledThreadPoolExecutor timer;
  private volatile State state = new State(true, System.nanoTime());
  private volatile boolean connects = true;

  @Inject
  DatabaseWatch(DatabaseClock clock, WorkThreads threads) {
    this.clock = clock;
    this.timer = threads.timer("database-watch");
  }

  /** Looks at a database that has come up just now, and from then on again and again. */
  void start(DataSource dataSource) {
    look(dataSource);
    Chore watch = new Chore("The watch over the database", () -> lookIfDue(dataSource));
    var unused = timer.scheduleWithFixedDelay(watch, 1, 1, TimeUnit.SECONDS);
  }

  @PreDestroy
  void stop() {
    timer.shutdown();
  }

  /** Whether the database could be written when it was looked at, a short time ago. */
  boolean isWritable() {
    State last = state;
    return last.writable() && System.nanoTime() - last.lookedAt() < MAX_SILENCE;
  }

  private void lookIfDue(DataSource dataSource) {
    State last = state;
    if (!last.writable() || System.nanoTime() - last.lookedAt() >= INTERVAL) {
      look(dataSource);
    }
  }

  private void look(DataSource dataSource) {
    try (Connection connection = dataSource.getConnection()) {
      if (!connects) {
        LOG.log(Level.INFO, "There are connections to the database again.");
      }
      connects = true;
      look(connection);
    } catch (SQLException e) {
      // because the log sees the first of failures in a row, and the pool of a server tells of none
      if (connects) {
        LOG.log(Level.WARNING, "There is no connection to the database", e);
      }
      // and no more than that: a pool that is in use for a moment says nothing about the database
      connects = false;
    }
  }

  private void look(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(PROBE);
    } catch (SQLException e) {
      note(e);
      restart.attempt(connection);
      return;
    }
    clock.read(connection);
    if (!state.writable()) {
      LOG.log(Level.INFO, "The database can be written again.");
    }
    state = new State(true, System.nanoTime());
  }

  private void note(Throwable failure) {
    // because the log sees the first of failures in a row
    if (state.writable()) {
      LOG.log(Level.WARNING, "The database cannot be written: {0}", failure.toString());
    }
    state = new State(false, System.nanoTime());
  }
}
