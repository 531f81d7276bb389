package org.cloudimages.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.cloudimages.testing.ForkDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a Derby does with the schema: PostgreSQL has more to choose from. */
class MigrationsTest {

  private static final int TOMBSTONES = 2000;
  private static final int PAGE = 20;

  /** What an image of a distribution has: Derby reads small rows rather than an index. */
  private static final String PROPERTIES =
      """
      {"hw_disk_bus":"virtio","hw_vif_model":"virtio","os_distro":"debian","os_version":"12",\
      "os_admin_user":"debian","architecture":"x86_64","description":"made every night"}\
      """;

  /** How a list finds the images of one reach. */
  private static final String HEAD =
      "SELECT i.id AS id, i.text_size AS text_size, i.created_at AS k0, i.id AS k1 FROM images i"
          + " WHERE i.deleted = ? AND i.os_hidden = ? AND i.%s = ?"
          + " ORDER BY i.created_at DESC, i.id DESC FETCH FIRST ? ROWS ONLY";

  private static final Pattern VISITED = Pattern.compile("Number of rows visited=(\\d+)");

  private final EmbeddedDataSource database = new EmbeddedDataSource();

  @BeforeEach
  void migrate() throws SQLException {
    System.setProperty("derby.stream.error.file", ForkDirectory.resolve("derby.log").toString());
    database.setDatabaseName("memory:" + UUID.randomUUID());
    database.setCreateDatabase("create");
    Migrations.run(database);
  }

  @AfterEach
  void drop() throws SQLException {
    database.setCreateDatabase(null);
    database.setConnectionAttributes("drop=true");
    try (Connection dropped = database.getConnection()) {
      throw new AssertionError(
          "Derby tells that it has dropped a database by a failure: " + dropped);
    } catch (SQLException e) {
      assertEquals("08006", e.getSQLState());
    }
  }

  @Test
  void mayRunAgain() throws SQLException {
    Migrations.run(database);
  }

  @Test
  void listOfAProjectDoesNotReadItsDeletedImages() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      insert(connection, PAGE, false);
      insert(connection, TOMBSTONES, true);
      statement.execute("CALL SYSCS_UTIL.SYSCS_UPDATE_STATISTICS('APP', 'IMAGES', NULL)");
      statement.execute("CALL SYSCS_UTIL.SYSCS_SET_RUNTIMESTATISTICS(1)");

      assertEquals(PAGE, listed(connection));

      String plan = plan(statement);
      assertFalse(plan.contains("Sort ResultSet"), plan);
      assertTrue(visited(plan) <= 3 * PAGE, plan);
    }
  }

  @Test
  void everyScriptOfTheFolderIsInTheIndex() throws IOException {
    Path folder = Path.of("src/main/resources/db/migration");
    try (Stream<Path> files = Files.walk(folder)) {
      assertEquals(
          files
              .filter(Files::isRegularFile)
              .map(file -> folder.relativize(file).toString())
              .collect(Collectors.toSet()),
          Set.copyOf(MigrationScripts.index()));
    }
  }

  @Test
  void everyScriptIsForAllDatabasesOrForOneThatWeKnow() {
    Set<String> used = new HashSet<>(MigrationScripts.of("derby").paths());
    used.addAll(MigrationScripts.of("postgresql").paths());

    assertEquals(used, Set.copyOf(MigrationScripts.index()));
  }

  @Test
  void everyScriptOfTheIndexHasRun() throws SQLException {
    Set<String> run = new HashSet<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet history =
            statement.executeQuery("SELECT \"script\" FROM \"flyway_schema_history\"")) {
      while (history.next()) {
        run.add(history.getString(1));
      }
    }
    assertEquals(Set.copyOf(MigrationScripts.of("derby").paths()), run);
  }

  @Test
  void onlyWhatTheRecycleBinKeepsIsTakenForRecycled() throws Exception {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO images (id, status, visibility, protected, os_hidden, min_disk, min_ram,"
              + " created_at, updated_at, deleted, tags, properties, recycled_at, retained_until)"
              + " VALUES ('binned', 'PENDING_DELETE', 'SHARED', false, false, 0, 0, 0, 0, true,"
              + " '[]', '{}', 1, 9),"
              + " ('gone', 'DELETED', 'SHARED', false, false, 0, 0, 0, 0, true, '[]', '{}',"
              + " CAST(NULL AS BIGINT), CAST(NULL AS BIGINT))");
      statement.execute(
          "INSERT INTO blobs (id, image_id, store, blob_key, state, size, due_at, attempts,"
              + " created_at) VALUES ('data', 'binned', 's', 'k', 'DOOMED', 1, 9, 0, 0),"
              + " ('upload', 'binned', 's', 'k', 'DOOMED', 1, 8, 0, 0),"
              + " ('other', 'gone', 's', 'k', 'DOOMED', 1, 9, 0, 0)");

      statement.execute(script("V10__recycled_blobs.sql"));

      try (ResultSet recycled =
          statement.executeQuery("SELECT id FROM blobs WHERE state = 'RECYCLED'")) {
        assertTrue(recycled.next());
        assertEquals("data", recycled.getString(1));
        assertFalse(recycled.next());
      }
    }
  }

  @Test
  void idIsUsedUpInSmallLettersToo() throws Exception {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (String id : List.of("A-1", "a-2", "A-2", "B-3", "b-3", "C-4", "c-5")) {
        statement.execute(
            "INSERT INTO images (id, status, visibility, protected, os_hidden, min_disk, min_ram,"
                + " created_at, updated_at, deleted, tags, properties)"
                + (" VALUES ('" + id + "', 'QUEUED', 'SHARED', false, false, 0, 0, 0, 0, false,")
                + " '[]', '{}')");
      }
      statement.execute("INSERT INTO used_ids VALUES ('C-4', 1), ('D-6', 1), ('d-6', 1)");
      statement.execute("INSERT INTO used_ids VALUES ('E-7', 1), ('e-8', 1), ('F-9', 1)");
      statement.execute("DELETE FROM images WHERE id = 'C-4'");

      for (String one : statements("V12__one_spelling.sql")) {
        statement.execute(one);
      }

      assertEquals(
          List.of("C-4", "D-6", "E-7", "F-9", "a-1", "c-4", "d-6", "e-7", "e-8", "f-9"),
          column(statement, "SELECT id FROM used_ids ORDER BY id"));
    }
  }

  @Test
  void memberThatIsNoProjectIsRemoved() throws Exception {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO image_members VALUES ('1', 'other ', 'ACCEPTED', 0, 0, 0),"
              + " ('2', ' other', 'ACCEPTED', 0, 0, 0), ('3', '..', 'ACCEPTED', 0, 0, 0),"
              + " ('4', '.', 'ACCEPTED', 0, 0, 0), ('5', 'an other', 'ACCEPTED', 0, 0, 0),"
              + " ('6', '...', 'ACCEPTED', 0, 0, 0)");

      for (String one : statements("V12__one_spelling.sql")) {
        statement.execute(one);
      }

      assertEquals(
          List.of("5", "6"),
          column(statement, "SELECT image_id FROM image_members ORDER BY image_id"));
    }
  }

  private static List<String> column(Statement statement, String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  private static List<String> statements(String name) throws IOException {
    return Stream.of(text(name).split(";")).filter(one -> !one.isBlank()).toList();
  }

  @Test
  void onlyWhatWasTriedIsTakenForPostponed() throws Exception {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO blobs (id, image_id, store, blob_key, state, size, due_at, attempts,"
              + " created_at) VALUES ('tried', 'i', 's', 'k', 'DOOMED', 1, 9, 2, 0),"
              + " ('fresh', 'i', 's', 'k', 'DOOMED', 1, 9, 0, 0),"
              + " ('claimed', 'i', 's', 'k', 'RECLAIMING', 1, 9, 1, 0)");

      statement.execute(script("V13__postponed_blobs.sql"));

      try (ResultSet postponed =
          statement.executeQuery("SELECT id FROM blobs WHERE state = 'POSTPONED'")) {
        assertTrue(postponed.next());
        assertEquals("tried", postponed.getString(1));
        assertFalse(postponed.next());
      }
    }
  }

  private static String script(String name) throws IOException {
    return text(name).replace(";", "");
  }

  private static String text(String name) throws IOException {
    try (InputStream script = MigrationsTest.class.getResourceAsStream("/db/migration/" + name)) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void insert(Connection connection, int count, boolean deleted)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO images (id, status, visibility, owner, protected, os_hidden, min_disk,"
                + " min_ram, created_at, updated_at, deleted, tags, properties) VALUES (?,"
                + " 'QUEUED', 'SHARED', 'mine', false, false, 0, 0, ?, 0, ?, '[]', ?)")) {
      for (int n = 0; n < count; n++) {
        insert.setString(1, UUID.randomUUID().toString());
        insert.setLong(2, n);
        insert.setBoolean(3, deleted);
        insert.setString(4, PROPERTIES);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static int listed(Connection connection) throws SQLException {
    try (PreparedStatement list =
        connection.prepareStatement(
            "SELECT r0.* FROM ("
                + HEAD.formatted("owner")
                + ") r0 UNION ALL SELECT r1.* FROM ("
                + HEAD.formatted("visibility")
                + ") r1")) {
      for (int reach = 0; reach < 2; reach++) {
        list.setBoolean(4 * reach + 1, false);
        list.setBoolean(4 * reach + 2, false);
        list.setString(4 * reach + 3, reach == 0 ? "mine" : "PUBLIC");
        list.setInt(4 * reach + 4, PAGE);
      }
      int rows = 0;
      try (ResultSet page = list.executeQuery()) {
        while (page.next()) {
          rows++;
        }
      }
      return rows;
    }
  }

  private static String plan(Statement statement) throws SQLException {
    try (ResultSet plan =
        statement.executeQuery("VALUES SYSCS_UTIL.SYSCS_GET_RUNTIMESTATISTICS()")) {
      assertTrue(plan.next());
      return plan.getString(1);
    }
  }

  private static long visited(String plan) {
    return VISITED.matcher(plan).results().mapToLong(found -> Long.parseLong(found.group(1))).sum();
  }
}
