package org.cloudimages.database;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Starts an embedded Derby anew that has become read-only: it does so when it has to start on a
 * full disk, after a failure to write, and stays so until it is shut down. The next connection then
 * starts it. Nothing happens to any other database. Used by one thread.
 */
final class EmbeddedRestart {

  private static final Logger LOG = System.getLogger(EmbeddedRestart.class.getName());
  private static final String DERBY = "jdbc:derby:";
  private static final String DRIVERS = "org.apache.derby.";

  /** What a shutdown that went well is reported as. */
  private static final String SHUT_DOWN = "08006";

  /** Bytes that must be free: several times what it wants for its log at a start. */
  private static final long ROOM = 16L << 20;

  private static final long PAUSE = TimeUnit.SECONDS.toNanos(5);

  private long nextAttempt = System.nanoTime();

  /** Shuts the database down that the connection leads to, if that is what it needs. */
  void attempt(Connection connection) throws SQLException {
    DatabaseMetaData database = connection.getMetaData();
    // because a restart that did not help ends reads for nothing
    if (System.nanoTime() - nextAttempt < 0 || !database.isReadOnly() || !hasRoom(database)) {
      return;
    }
    nextAttempt = System.nanoTime() + PAUSE;
    Optional<Driver> driver = driver(database);
    if (driver.isPresent()) {
      shutDown(driver.get(), database.getURL());
    } else {
      LOG.log(Level.WARNING, "The embedded database is read-only, and its driver is not found.");
    }
  }

  private static boolean hasRoom(DatabaseMetaData database) throws SQLException {
    String url = database.getURL();
    try {
      return url.startsWith(DERBY)
          && Files.isDirectory(Path.of(url.substring(DERBY.length())))
          && Path.of(url.substring(DERBY.length())).toFile().getUsableSpace() >= ROOM;
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /**
   * The driver behind the connection, whose classes this application need not see: on WildFly they
   * are in a module of their own. Payara wraps what a driver gives in classes of its own, but there
   * an application sees the drivers.
   */
  private static Optional<Driver> driver(DatabaseMetaData database) {
    return Stream.of(database.getClass(), EmbeddedRestart.class)
        .map(Class::getClassLoader)
        .flatMap(loader -> ServiceLoader.load(Driver.class, loader).stream())
        .filter(provider -> provider.type().getName().startsWith(DRIVERS))
        .<Driver>map(ServiceLoader.Provider::get)
        .findFirst();
  }

  private static void shutDown(Driver driver, String url) throws SQLException {
    try (Connection none = driver.connect(url + ";shutdown=true", new Properties())) {
      LOG.log(Level.WARNING, "The embedded database did not shut down: {0}", none);
    } catch (SQLException e) {
      if (!SHUT_DOWN.equals(e.getSQLState())) {
        throw e;
      }
      LOG.log(Level.INFO, "There is room again: the embedded database, read-only, starts anew.");
    }
  }
}
