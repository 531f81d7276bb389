package org.cloudimages.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.cloudimages.image.entity.ImageTerm;
import org.cloudimages.server.Postgres;

/**
 * Makes the rows of many images in the database itself, because through the API a million of them
 * would take an hour. Of a million, each of 2,000 projects has some 500 and {@code demo} 10,000; 1
 * % are public, and 5 % wait for their data. Each has two tags and two properties, which a twelfth,
 * a thousandth, a fortieth and a third of all have alike, and each 20th is shared with a project.
 *
 * <p>The indexes are made afterwards, as a restored backup makes them.
 */
final class ImageRows {

  /** A tag that a twelfth of all have. */
  static final String FREQUENT_TAG = "tag5";

  /** A tag that a thousandth of all have. */
  static final String RARE_TAG = "tag207";

  /** What names an image, and what is drawn for it. */
  private static final String DRAWN =
      """
      (SELECT n, md5(n::text)::uuid::text AS id, hashint4(n) & 2147483647 AS drawn,
         1700000000000000 + n::bigint * 10000000 AS created,
         CASE WHEN n %% 100 = 0 THEN 'demo' ELSE md5('p' || (hashint4(-n) & 2147483647) %% 1999) END
           AS owner
       FROM generate_series(1, %d) n) drawn
      """;

  private static final String IMAGES =
      """
      INSERT INTO images (id, name, status, visibility, owner, protected, os_hidden, disk_format,
        container_format, min_disk, min_ram, checksum, os_hash_algo, os_hash_value, size,
        created_at, updated_at, deleted, tags, properties, stores)
      SELECT id, CASE WHEN drawn %% 50 > 0 THEN 'image ' || drawn %% 700000 END,
        CASE WHEN drawn %% 20 = 0 THEN 'QUEUED' WHEN drawn %% 997 = 3 THEN 'DEACTIVATED'
          ELSE 'ACTIVE' END,
        CASE n %% 100 WHEN 7 THEN 'PUBLIC' WHEN 8 THEN 'PRIVATE' ELSE 'SHARED' END, owner,
        drawn %% 500 = 9, drawn %% 200 = 5,
        CASE WHEN drawn %% 20 = 0 THEN NULL WHEN drawn %% 997 = 3 THEN 'iso'
          WHEN drawn %% 2000 = 7 THEN 'vhdx' WHEN drawn %% 10 < 3 THEN 'raw' ELSE 'qcow2' END,
        'bare', 0, drawn %% 4, md5(n::text), 'sha512', repeat(md5(n::text), 4),
        CASE WHEN drawn %% 20 > 0 THEN 1000000 + drawn %% 100000000 END,
        created, created + drawn, false,
        '["tag' || drawn / 3 %% 12 || '","tag' || 100 + drawn / 7 %% 1000 || '"]',
        '{"os_distro":"distro' || drawn / 5 %% 40 || '","hw":"kind' || drawn %% 3 || '"}',
        'default'
      FROM %s
      """;

  private static final String TERMS =
      """
      INSERT INTO image_terms (image_id, term)
      SELECT id, words.term FROM %s, LATERAL (VALUES
        ('tag', drawn / 3 %% 12), ('tag', 100 + drawn / 7 %% 1000),
        ('distro', drawn / 5 %% 40), ('kind', drawn %% 3)) had (kind, number)
      JOIN words USING (kind, number) ORDER BY id
      """;

  private static final String MEMBERS =
      """
      INSERT INTO image_members
        (image_id, member_id, status, image_created_at, created_at, updated_at)
      SELECT id, CASE WHEN n %% 1000 = 1 THEN 'demo' ELSE md5('p' || drawn %% 1999) END,
        'ACCEPTED', created, created, created
      FROM %s WHERE n %% 20 = 1
      """;

  private final Connection connection;

  private ImageRows(Connection connection) {
    this.connection = connection;
  }

  /** Adds that many images to a database in which the service has made its tables. */
  static void add(Postgres postgres, int images) throws SQLException {
    try (Connection connection =
        DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password())) {
      new ImageRows(connection).add(images);
    }
  }

  private void add(int images) throws SQLException {
    // because images.sql gives the statements of the service 8 s
    run("SET statement_timeout = 0");
    String drawn = DRAWN.formatted(images);
    List<String> indexes = dropIndexes();
    words();
    run(IMAGES.formatted(drawn));
    run(TERMS.formatted(drawn));
    run(MEMBERS.formatted(drawn));
    for (String index : indexes) {
      run(index);
    }
    run("VACUUM ANALYZE");
  }

  /** Drops the indexes of images that are no keys, and returns the statements that make them. */
  private List<String> dropIndexes() throws SQLException {
    List<String> names = new ArrayList<>();
    List<String> definitions = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema()"
                    + " AND tablename IN ('images', 'image_terms') AND indexname NOT LIKE '%_pk'")) {
      while (rows.next()) {
        names.add(rows.getString(1));
        definitions.add(rows.getString(2));
      }
    }
    for (String name : names) {
      run("DROP INDEX " + name);
    }
    return definitions;
  }

  /** The digests by which tags and properties are found. */
  private void words() throws SQLException {
    run("CREATE TEMPORARY TABLE words (kind TEXT, number INTEGER, term TEXT)");
    for (int n = 0; n < 1100; n++) {
      word("tag", n, ImageTerm.ofTag("tag" + n));
    }
    for (int n = 0; n < 40; n++) {
      word("distro", n, ImageTerm.ofProperty("os_distro", "distro" + n));
    }
    for (int n = 0; n < 3; n++) {
      word("kind", n, ImageTerm.ofProperty("hw", "kind" + n));
    }
  }

  private void word(String kind, int number, String term) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO words VALUES (?, ?, ?)")) {
      insert.setString(1, kind);
      insert.setInt(2, number);
      insert.setString(3, term);
      insert.executeUpdate();
    }
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
