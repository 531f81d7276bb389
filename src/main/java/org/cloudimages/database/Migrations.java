package org.cloudimages.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;

/** Brings the schema to the version that this release needs. */
final class Migrations {

  private static final String FOLDER = "db/migration/";

  /** Every script, in order: a server hides the class path that Flyway would scan. */
  private static final List<String> SCRIPTS =
      List.of(
          "V1__images.sql",
          "V2__members.sql",
          "V3__quotas.sql",
          "V3_1__shared_rates.sql",
          "V4__blobs.sql",
          "V5__recycle_bin.sql",
          "V7__used_ids.sql",
          "V8__storage_quotas.sql",
          "V9__indexes_on_derby.sql",
          "V11__text_size.sql");

  private Migrations() {}

  /**
   * Runs the missing migrations; several nodes may call this at once.
   *
   * @throws SQLException when the database does not answer
   */
  static void run(DataSource dataSource) throws SQLException {
    Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(dataSource)
        .resourceProvider(new Scripts())
        .placeholders(words(dataSource))
        .connectRetries(0)
        .load()
        .migrate();
  }

  private static Map<String, String> words(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      String product = connection.getMetaData().getDatabaseProductName();
      return switch (product) {
        case "Apache Derby" ->
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

  private static final class Scripts implements ResourceProvider {

    @Override
    public LoadableResource getResource(String name) {
      return SCRIPTS.contains(name) ? new Script(name) : null;
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
      return SCRIPTS.stream()
          .filter(name -> name.startsWith(prefix))
          .<LoadableResource>map(Script::new)
          .toList();
    }
  }

  private static final class Script extends LoadableResource {

    private final String name;

    Script(String name) {
      this.name = name;
    }

    @Override
    public Reader read() {
      InputStream in = Migrations.class.getClassLoader().getResourceAsStream(FOLDER + name);
      if (in == null) {
        throw new UncheckedIOException(new IOException("The WAR lacks " + FOLDER + name));
      }
      return new InputStreamReader(in, StandardCharsets.UTF_8);
    }

    @Override
    public String getAbsolutePath() {
      return FOLDER + name;
    }

    @Override
    public String getAbsolutePathOnDisk() {
      return FOLDER + name;
    }

    @Override
    public String getFilename() {
      return name;
    }

    @Override
    public String getRelativePath() {
      return name;
    }
  }
}
