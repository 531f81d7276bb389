package org.cloudimages.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.cloudimages.image.entity.ImageTerm;

/**
 * What a service of an earlier version left in its database and its store: for each schema the rows
 * that its version wrote, in that schema's own columns. A script that was never run has no version
 * here; what a newer one adds is added at its number.
 */
final class FormerRows {

  /** Tag and project of every image. */
  static final String TAG = "former";

  static final String PROJECT = "demo";
  static final String MEMBER = "other";

  private static final Duration HOUR = Duration.ofHours(1);

  private final Connection connection;
  private final Path store;
  private final Instant now = Instant.now();
  private final InstantConverter micros = new InstantConverter();
  private String version;

  /**
   * Begins to fill a database.
   *
   * @param store the directory of the file store
   */
  FormerRows(Connection connection, Path store) {
    this.connection = connection;
    this.store = store;
  }

  /** The id of an image, by the version that wrote it and what it was then. */
  static String id(String version, String what) {
    return UUID.nameUUIDFromBytes((version + what).getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** The bytes of an image. */
  static String bytes(String image) {
    return "bytes of " + image;
  }

  static boolean hadData(String version) {
    return number(version) >= 4;
  }

  static boolean hadRecycleBin(String version) {
    return number(version) >= 5;
  }

  private static double number(String version) {
    return Double.parseDouble(version);
  }

  /** Writes what that version wrote; its schema is the one that is there. */
  void write(String writer) throws SQLException, IOException {
    version = writer;
    queued();
    tombstone();
    if (version.equals("1")) {
      insert("reclaim_entries", "id", id(version, "entry"), "image_id", id(version, "deleted"));
    }
    if (number(version) >= 2) {
      shared();
    }
    if (number(version) >= 3) {
      insert("project_usage", "project_id", "p" + version, "images", 1L, "verified", true);
    }
    if (hadData(version)) {
      active();
      saving();
      doomed();
    }
    if (hadRecycleBin(version)) {
      recycled("recycled");
      recycled("purged");
      emptyRecycled();
    }
    if (number(version) >= 7) {
      insert("used_ids", "id", id(version, "used"), "purged_at", micros(now));
    }
  }

  private void queued() throws SQLException {
    image("queued", "QUEUED", Map.of());
    insert("image_terms", "image_id", id(version, "queued"), "term", ImageTerm.ofTag(TAG));
    insert(
        "audit_entries",
        "id",
        id(version, "audit"),
        "occurred_at",
        micros(now),
        "action",
        "image.create",
        "image_id",
        id(version, "queued"),
        "project_id",
        PROJECT,
        "user_id",
        "member",
        "request_id",
        "req-1");
  }

  private void tombstone() throws SQLException {
    image("deleted", "DELETED", Map.of("deleted", true, "deleted_at", micros(now)));
  }

  private void shared() throws SQLException {
    image("shared", "QUEUED", Map.of());
    insert(
        "image_members",
        "image_id",
        id(version, "shared"),
        "member_id",
        MEMBER,
        "status",
        "ACCEPTED",
        "image_created_at",
        micros(now),
        "created_at",
        micros(now),
        "updated_at",
        micros(now));
  }

  private void active() throws SQLException, IOException {
    String image = id(version, "active");
    image("active", "ACTIVE", data(image));
    blob(image, "LIVE", null, 0);
  }

  /** An upload whose node died: its lease has run out. */
  private void saving() throws SQLException, IOException {
    String image = id(version, "saving");
    image("saving", "SAVING", Map.of("upload_id", blobId(image)));
    blob(image, "WRITING", now.minus(HOUR), 0);
  }

  /** A deleted image whose bytes the store could not remove yet. */
  private void doomed() throws SQLException, IOException {
    String image = id(version, "doomed");
    image("doomed", "DELETED", Map.of("deleted", true, "deleted_at", micros(now)));
    blob(image, "DOOMED", now.minus(HOUR), 1);
  }

  private void recycled(String what) throws SQLException, IOException {
    String image = id(version, what);
    Map<String, Object> columns = bin("ACTIVE");
    columns.putAll(data(image));
    image(what, "PENDING_DELETE", columns);
    blob(image, number(version) < 10 ? "DOOMED" : "RECYCLED", now.plus(HOUR), 0);
  }

  private void emptyRecycled() throws SQLException {
    image("empty", "PENDING_DELETE", bin("QUEUED"));
  }

  private Map<String, Object> bin(String former) {
    Map<String, Object> columns = new LinkedHashMap<>();
    columns.put("deleted", true);
    columns.put("deleted_at", micros(now));
    columns.put("former_status", former);
    columns.put("recycled_at", micros(now));
    columns.put("retained_until", micros(now.plus(HOUR)));
    return columns;
  }

  private static Map<String, Object> data(String image) {
    byte[] bytes = bytes(image).getBytes(StandardCharsets.UTF_8);
    return Map.of(
        "size",
        (long) bytes.length,
        "checksum",
        digest("MD5", bytes),
        "os_hash_algo",
        "sha512",
        "os_hash_value",
        digest("SHA-512", bytes),
        "stores",
        "default");
  }

  private void image(String what, String status, Map<String, Object> more) throws SQLException {
    Map<String, Object> columns = new LinkedHashMap<>();
    columns.put("id", id(version, what));
    columns.put("name", what + " " + version);
    columns.put("status", status);
    columns.put("visibility", "SHARED");
    columns.put("owner", PROJECT);
    columns.put("protected", false);
    columns.put("os_hidden", false);
    columns.put("disk_format", "raw");
    columns.put("container_format", "bare");
    columns.put("min_disk", 0);
    columns.put("min_ram", 0);
    columns.put("created_at", micros(now));
    columns.put("updated_at", micros(now));
    columns.put("deleted", false);
    columns.put("tags", "[\"" + TAG + "\"]");
    columns.put("properties", "{\"of_schema\":\"" + version + "\"}");
    columns.putAll(more);
    insert("images", columns);
  }

  private void blob(String image, String state, Instant due, int attempts)
      throws SQLException, IOException {
    Map<String, Object> columns = new LinkedHashMap<>();
    columns.put("id", blobId(image));
    columns.put("image_id", image);
    columns.put("store", "default");
    columns.put("blob_key", image + "/" + blobId(image));
    columns.put("state", state);
    columns.put("size", (long) bytes(image).length());
    columns.put("due_at", due == null ? null : micros(due));
    columns.put("attempts", attempts);
    columns.put("created_at", micros(now));
    if (number(version) >= 8) {
      columns.put("project_id", PROJECT);
    }
    insert("blobs", columns);
    Path file = file(store, image);
    Files.createDirectories(file.getParent());
    Files.writeString(file, bytes(image));
  }

  /** Where the file store of every version keeps the bytes of an image. */
  static Path file(Path store, String image) {
    return store
        .resolve(image.substring(0, 2))
        .resolve(image.substring(2, 4))
        .resolve(image)
        .resolve(blobId(image));
  }

  private static String blobId(String image) {
    return id(image, "blob");
  }

  private static String digest(String algorithm, byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private long micros(Instant instant) {
    return micros.convertToDatabaseColumn(instant);
  }

  private void insert(String table, Object... namesAndValues) throws SQLException {
    Map<String, Object> columns = new LinkedHashMap<>();
    for (int n = 0; n < namesAndValues.length; n += 2) {
      columns.put((String) namesAndValues[n], namesAndValues[n + 1]);
    }
    if (table.equals("reclaim_entries")) {
      columns.put("created_at", micros(now));
    }
    insert(table, columns);
  }

  private void insert(String table, Map<String, Object> columns) throws SQLException {
    String marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO %s (%s) VALUES (%s)"
                .formatted(table, String.join(", ", columns.keySet()), marks))) {
      int index = 1;
      for (Object value : columns.values()) {
        if (value == null) {
          insert.setNull(index, java.sql.Types.BIGINT);
        } else {
          insert.setObject(index, value);
        }
        index++;
      }
      insert.executeUpdate();
    }
  }
}
