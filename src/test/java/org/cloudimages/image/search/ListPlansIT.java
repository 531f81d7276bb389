package org.cloudimages.image.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.io.StringReader;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.http.QueryParameters;
import org.cloudimages.identity.Caller;
import org.cloudimages.image.search.boundary.ImageListQuery;
import org.cloudimages.server.Postgres;
import org.cloudimages.testing.PostgresOnly;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.TestWar;
import org.eclipse.persistence.platform.database.PostgreSQLPlatform;
import org.eclipse.persistence.sessions.Session;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGStatement;

/** What PostgreSQL reads for a list where there are many images more than the list can hold. */
@ArquillianTest
@PostgresOnly
@SharedDeployment
@Tag("postgresql")
class ListPlansIT {

  private static final int PAGE = 50;
  private static final int OTHERS = 30_000;
  private static final int OWN = 600;

  /** What one page and the ends of equal values may take: a sixtieth of all. */
  private static final double FEW = 10.0 * PAGE;

  /** So often PostgreSQL plans a statement for its values before it thinks of one plan for all. */
  private static final int CUSTOM_PLANS = 5;

  private static final Caller MEMBER = new Caller("crowd", "crowd-0", Set.of(Caller.MEMBER));
  private static final Caller ADMIN = new Caller("crowd", "crowd-admin", Set.of(Caller.ADMIN));

  private static Connection connection;

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create();
  }

  /** Images that no user of the tests can see by a name, and that look like those of a cloud. */
  @BeforeAll
  static void fill() throws SQLException {
    Postgres postgres = TestBed.get().postgres().orElseThrow();
    connection =
        DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
    run(
        """
        INSERT INTO images (id, name, status, visibility, owner, protected, os_hidden, disk_format,
          container_format, min_disk, min_ram, size, created_at, updated_at, deleted, tags,
          properties)
        SELECT md5('crowd' || n)::uuid::text,
          CASE WHEN n %% 100 > 0 THEN 'crowd ' || md5(n::text) END,
          CASE WHEN n %% 1000 = 1 THEN 'DEACTIVATED' ELSE 'ACTIVE' END, 'PRIVATE',
          CASE WHEN n <= %1$d THEN 'crowd-0' ELSE 'crowd-' || 1 + n %% 2000 END, false, false,
          CASE WHEN n %% 1000 = 1 THEN 'iso' ELSE 'raw' END, 'bare', 0, 0,
          CASE WHEN n %% 100 > 0 THEN hashint4(n)::bigint + 2147483648 END, n, n, false,
          repeat('x', 300), repeat('y', 300)
        FROM generate_series(1, %2$d) n
        """
            .formatted(OWN, OWN + OTHERS));
    run("VACUUM ANALYZE images");
  }

  @AfterAll
  static void empty() throws SQLException {
    run("DELETE FROM images WHERE owner LIKE 'crowd-%'");
    run("VACUUM ANALYZE images");
    connection.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sort=name:asc",
        "sort=name:desc",
        "sort_key=name&sort_dir=asc",
        "sort=size:asc",
        "sort=size:desc",
        "sort=status:asc",
        "sort=disk_format:desc",
        "sort=container_format:asc",
        "sort=id:asc",
        "status=deactivated&disk_format=iso",
        "size_min=4294960000"
      })
  void listOfAProjectReadsItsPartOfAnIndexAndTheRowsThatItShows(String query) throws SQLException {
    Read read = read(query, MEMBER);

    // because both of a project's reaches may have a page of them
    assertTrue(read.rows() <= 2 * PAGE, read::toString);
    assertTrue(read.entries() <= OWN + FEW, read::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sort=name:asc",
        "sort=name:desc",
        "sort=size:asc",
        "sort=size:desc",
        "sort=status:asc",
        "status=deactivated&disk_format=iso",
        "owner=crowd-7&sort=name:asc"
      })
  void listOfAnAdministratorReadsTheHeadOfAnIndex(String query) throws SQLException {
    Read read = read(query, ADMIN);

    assertTrue(read.rows() + read.entries() <= FEW, read::toString);
  }

  @Test
  void usualListIsNotPlannedAgainAndAgain() throws SQLException {
    for (Caller caller : List.of(MEMBER, ADMIN)) {
      run("DEALLOCATE ALL");
      try (PreparedStatement list = prepared("", "", caller)) {
        list.unwrap(PGStatement.class).setPrepareThreshold(1);
        for (int n = 0; n < 4 * CUSTOM_PLANS; n++) {
          list.executeQuery().close();
        }
        assertEquals(3 * CUSTOM_PLANS, plansOfAll());
      }
    }
  }

  /** How often the plan for all values was used. */
  private static int plansOfAll() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet sum =
            statement.executeQuery("SELECT SUM(generic_plans) FROM pg_prepared_statements")) {
      sum.next();
      return sum.getInt(1);
    }
  }

  /** How much of the table of images and of its indexes alone was read, and in which way. */
  private record Read(double rows, double entries, String plan) {}

  private static Read read(String query, Caller caller) throws SQLException {
    try (PreparedStatement explain = prepared("EXPLAIN (ANALYZE, FORMAT JSON) ", query, caller);
        ResultSet plan = explain.executeQuery()) {
      plan.next();
      return read(plan.getString(1));
    }
  }

  /** The statement of a list with what it asks for, and with this before it. */
  private static PreparedStatement prepared(String prefix, String query, Caller caller)
      throws SQLException {
    Map<Integer, Object> values = new TreeMap<>();
    String[] text = new String[1];
    List<ImageReach> reaches =
        ImageReach.of(ImageQuery.Scope.USUAL, caller, caller.has(Caller.ADMIN));
    new ImageStatement(
            ImageListQuery.parse(QueryParameters.parse(query)), reaches, Optional.empty(), PAGE)
        .find(listening(text, values));
    PreparedStatement prepared = connection.prepareStatement(prefix + text[0]);
    for (Map.Entry<Integer, Object> value : values.entrySet()) {
      prepared.setObject(value.getKey(), value.getValue());
    }
    return prepared;
  }

  private static Read read(String plan) {
    try (JsonReader reader = Json.createReader(new StringReader(plan))) {
      JsonObject root = reader.readArray().getJsonObject(0).getJsonObject("Plan");
      return new Read(sum(root, false), sum(root, true), plan);
    }
  }

  /** The rows of images that the scans below a node came by, or the entries of indexes alone. */
  private static double sum(JsonObject node, boolean entries) {
    double sum = 0;
    String type = node.getString("Node Type");
    if (node.getString("Relation Name", "").equals("images")
        && type.equals("Index Only Scan") == entries) {
      double each = number(node, "Actual Rows") + number(node, "Rows Removed by Filter");
      sum = each * number(node, "Actual Loops");
    }
    for (JsonValue child : node.getOrDefault("Plans", JsonValue.EMPTY_JSON_ARRAY).asJsonArray()) {
      sum += sum(child.asJsonObject(), entries);
    }
    return sum;
  }

  private static double number(JsonObject node, String name) {
    return node.containsKey(name) ? node.getJsonNumber(name).doubleValue() : 0;
  }

  /** An entity manager that takes what it is asked for and finds nothing. */
  private static EntityManager listening(String[] text, Map<Integer, Object> values) {
    Query query =
        proxy(
            Query.class,
            (name, arguments) -> {
              if (name.equals("setParameter")) {
                values.put((Integer) arguments[0], arguments[1]);
              }
              return name.equals("getResultList") ? List.of() : null;
            });
    return proxy(
        EntityManager.class,
        (name, arguments) -> {
          if (name.equals("unwrap")) {
            return proxy(Session.class, (asked, nothing) -> new PostgreSQLPlatform());
          }
          text[0] = (String) arguments[0];
          return query;
        });
  }

  /** What a proxy answers. */
  private interface Answering {
    Object answer(String name, Object[] arguments);
  }

  private static <T> T proxy(Class<T> type, Answering answering) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answering.answer(method.getName(), arguments)));
  }

  private static void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
