package org.cloudimages.image.search;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.cloudimages.database.DerbyDatabase;
import org.cloudimages.http.QueryParameters;
import org.cloudimages.identity.Caller;
import org.cloudimages.image.search.boundary.ImageListQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Derby reads for a list by age, once it has counted what is in its indexes. */
class DerbyListPlansTest {

  private static final int PAGE = 20;
  private static final int IMAGES = 1500;

  private static final Caller MEMBER = new Caller("u", "p0", Set.of(Caller.MEMBER));
  private static final Caller ADMIN = new Caller("u", "z", Set.of(Caller.ADMIN));

  private static final Pattern VISITED = Pattern.compile("Number of rows visited=(\\d+)");

  private static DerbyDatabase database;

  /** Every second one is deleted, as where much is made and deleted. */
  @BeforeAll
  static void fill() {
    database = new DerbyDatabase();
    database.transact(
        () -> {
          try {
            insert(connection());
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
    database.transact(
        () -> call("CALL SYSCS_UTIL.SYSCS_UPDATE_STATISTICS(CURRENT SCHEMA, 'IMAGES', NULL)"));
  }

  private static void insert(Connection connection) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO images (id, status, visibility, owner, protected, os_hidden, min_disk,"
                + " min_ram, created_at, updated_at, deleted, tags, properties)"
                + " VALUES (?, 'ACTIVE', ?, ?, false, false, 0, 0, ?, ?, ?, '[]', '{}')")) {
      for (int n = 0; n < IMAGES; n++) {
        insert.setString(1, UUID.nameUUIDFromBytes(new byte[] {(byte) n, (byte) (n >> 8)}) + "");
        insert.setString(2, List.of("PRIVATE", "PUBLIC", "COMMUNITY").get(n % 3));
        insert.setString(3, "p" + n % 7);
        insert.setLong(4, n);
        insert.setLong(5, n);
        insert.setBoolean(6, n % 2 == 1);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @ParameterizedTest
  @CsvSource({
    "false, ''",
    "false, visibility=all",
    "false, visibility=public",
    "false, visibility=private",
    "true, ''",
    "true, visibility=all",
    "true, visibility=community"
  })
  void readsTheHeadsOfIndexes(boolean admin, String query) {
    List<ImageReach> reaches = reaches(admin, query);

    String plan = plan(reaches, query);

    int visited =
        VISITED.matcher(plan).results().mapToInt(each -> Integer.parseInt(each.group(1))).sum();
    assertTrue(visited > 0 && visited <= 4 * PAGE * reaches.size(), () -> visited + plan);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sort=created_at:asc", "sort=created_at:desc,id:asc"})
  void indexInAnotherOrderIsNotNamed(String query) {
    String plan = plan(reaches(true, query), query);

    assertTrue(plan.contains("Table Scan ResultSet for IMAGES "), plan);
  }

  private static List<ImageReach> reaches(boolean admin, String query) {
    return ImageReach.of(parsed(query).scope(), admin ? ADMIN : MEMBER, admin);
  }

  private static ImageQuery parsed(String query) {
    return ImageListQuery.parse(QueryParameters.parse(query));
  }

  private static String plan(List<ImageReach> reaches, String query) {
    ImageStatement statement = new ImageStatement(parsed(query), reaches, Optional.empty(), PAGE);
    return database.transact(
        () -> {
          call("CALL SYSCS_UTIL.SYSCS_SET_RUNTIMESTATISTICS(1)");
          assertTrue(statement.find(database.current()).size() >= PAGE);
          return lastPlan();
        });
  }

  private static Connection connection() {
    return database.current().unwrap(Connection.class);
  }

  private static void call(String procedure) {
    try (CallableStatement call = connection().prepareCall(procedure)) {
      call.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String lastPlan() {
    try (Statement statement = connection().createStatement();
        ResultSet plan =
            statement.executeQuery("VALUES SYSCS_UTIL.SYSCS_GET_RUNTIMESTATISTICS()")) {
      plan.next();
      return plan.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
