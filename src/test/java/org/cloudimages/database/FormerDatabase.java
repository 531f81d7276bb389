package org.cloudimages.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.cloudimages.arquillian.SecondNode;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.server.AppServer;
import org.cloudimages.server.Postgres;
import org.cloudimages.testing.TestWar;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * An empty database of the run's kind that a test fills before a server of its own uses it: a Derby
 * in the directory of that server, or a schema of the run's PostgreSQL.
 */
record FormerDatabase(DataSource dataSource, Map<String, String> environment, Path data) {

  private static final String SCHEMA = "former";

  static FormerDatabase create(Path data) throws SQLException {
    Optional<Postgres> postgres = TestBed.get().postgres();
    return postgres.isPresent() ? inSchema(postgres.get(), data) : inDirectory(data);
  }

  private static FormerDatabase inSchema(Postgres postgres, Path data) throws SQLException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(postgres.jdbcUrl() + "?currentSchema=" + SCHEMA);
    source.setUser(postgres.user());
    source.setPassword(postgres.password());
    Map<String, String> environment = new HashMap<>(postgres.environment());
    environment.put("IMAGES_DB_URL", source.getUrl());
    FormerDatabase database = new FormerDatabase(source, environment, data);
    database.run("CREATE SCHEMA " + SCHEMA);
    return database;
  }

  private static FormerDatabase inDirectory(Path data) {
    System.setProperty("derby.stream.error.file", data.resolveSibling("derby.log").toString());
    EmbeddedDataSource source = new EmbeddedDataSource();
    source.setDatabaseName(data.resolve("db").toString());
    source.setCreateDatabase("create");
    if (System.getProperty("server").equals("wildfly")) {
      // because a schema is named after its user, and server-config names none on Payara
      source.setUser("images");
    }
    return new FormerDatabase(source, Map.of("IMAGES_DB", "derby"), data);
  }

  Connection connect() throws SQLException {
    return dataSource.getConnection();
  }

  /** Lets go of a database that a process has to itself. */
  void shutDown() {
    if (dataSource instanceof EmbeddedDataSource derby) {
      derby.setCreateDatabase(null);
      derby.setShutdownDatabase("shutdown");
      try (Connection connection = derby.getConnection()) {
        throw new AssertionError("Derby tells by a failure that it has ended: " + connection);
      } catch (SQLException e) {
        assertEquals("08006", e.getSQLState());
      }
    }
  }

  /** Takes the schema away, which would outlive the directory. */
  void drop() throws SQLException {
    if (dataSource instanceof PGSimpleDataSource) {
      run("DROP SCHEMA " + SCHEMA + " CASCADE");
    }
  }

  /** A server that is to use it, not started yet. */
  AppServer server(Path directory) {
    return SecondNode.create(
        directory,
        data,
        environment,
        TestWar.create(
            Map.of(
                "images.recycle-bin.retention", "PT1H",
                "images.upload.check", "PT0.5S",
                "images.reclaim.interval", "PT0.5S",
                "images.reclaim.lease-margin", "PT0S")));
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
