package org.cloudimages.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Brings the schema to the version that this release needs. */
final class Migrations {

  private static final String DERBY = "Apache Derby";

  private Migrations() {}

  /**
   * Runs the missing migrations; several nodes may call this at once.
   *
   * @return the version of the last one
   * @throws SQLException when the database does not answer
   */
  static String run(DataSource dataSource) throws SQLException {
    Flyway flyway = configuration(dataSource).load();
    flyway.migrate();
    return flyway.info().current().getVersion().getVersion();
  }

  /** What Flyway is to do: all migrations, unless the caller names another target. */
  static FluentConfiguration configuration(DataSource dataSource) throws SQLException {
    String product = product(dataSource);
    return Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(dataSource)
        .resourceProvider(MigrationScripts.of(folder(product)))
        .placeholders(words(product))
        .connectRetries(0);
  }

  private static String product(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return connection.getMetaData().getDatabaseProductName();
    }
  }

  /** The folder of the scripts that only this database has. */
  private static String folder(String product) {
    return product.equals(DERBY) ? "derby" : "postgresql";
  }

  private static Map<String, String> words(String product) throws SQLException {
    return switch (product) {
      case DERBY ->
          Map.of(
              "text", "CLOB(16M)",
              "bytes", "VARCHAR(2000) FOR BIT DATA",
              "code_point_order", "",
              "unlogged", "",
              "where_recycled", "",
              "on_derby", "",
              // because it counts UTF-16, of which a unit has up to three bytes in UTF-8
              "text_size", "3 * (LENGTH(tags) + LENGTH(properties))",
              "stored", "");
      case "PostgreSQL" ->
          Map.of(
              "text", "TEXT",
              "bytes", "BYTEA",
              "code_point_order", "COLLATE \"C\"",
              "unlogged", "UNLOGGED",
              "where_recycled", "WHERE recycled_at IS NOT NULL",
              "on_derby", "-- ",
              "text_size", "OCTET_LENGTH(tags) + OCTET_LENGTH(properties)",
              "stored", "STORED");
      default -> throw new SQLException("The service runs on PostgreSQL and Derby: " + product);
    };
  }
}
