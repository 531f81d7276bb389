package org.cloudimages.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.cloudimages.identity.local.TestUsers;
import org.cloudimages.server.AppServer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.LocalUsersOnly;
import org.cloudimages.testing.Users;
import org.flywaydb.core.api.MigrationInfo;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A service on a database that has lived through every earlier schema: each version wrote what it
 * used to write, and was then upgraded to the next. The last step is the service's own, at its
 * start. What holds afterwards is asked through the API.
 */
@ArquillianTest
@LocalUsersOnly
@Tag("slow")
class UpgradeIT {

  private static final List<String> VERSIONS = new ArrayList<>();

  @TempDir private static Path directory;

  private static FormerDatabase database;
  private static AppServer server;
  private static Users users;

  @BeforeAll
  static void upgrade() throws SQLException, IOException {
    database = FormerDatabase.create(directory.resolve("data"));
    fill();
    users = TestUsers.in(directory.resolve("data"));
    server = database.server(directory);
    server.start();
    Await.until(() -> member().get("/v2/images?limit=1").status() == 200);
  }

  private static void fill() throws SQLException, IOException {
    try (Connection connection = database.connect()) {
      FormerRows rows = new FormerRows(connection, store());
      MigrationInfo[] all = Migrations.configuration(database.dataSource()).load().info().pending();
      for (MigrationInfo schema : List.of(all).subList(0, all.length - 1)) {
        String version = schema.getVersion().getVersion();
        Migrations.configuration(database.dataSource()).target(version).load().migrate();
        rows.write(version);
        VERSIONS.add(version);
      }
    } finally {
      database.shutDown();
    }
  }

  @AfterAll
  static void end() throws SQLException {
    if (server != null) {
      server.close();
    }
    if (database != null) {
      database.drop();
    }
  }

  private static Api member() {
    return as("member");
  }

  private static Api as(String user) {
    return Api.withToken(users.token(user)).at(server.endpoint());
  }

  private static Path store() {
    return directory.resolve("data/images");
  }

  private static List<String> imagesOf(Predicate<String> versions, String what) {
    return VERSIONS.stream().filter(versions).map(version -> FormerRows.id(version, what)).toList();
  }

  private static List<String> all(String what) {
    return imagesOf(version -> true, what);
  }

  @Test
  void imagesAreFoundShownChangedAndDeleted() {
    List<String> found =
        member()
            .get("/v2/images?limit=100&tag=" + FormerRows.TAG)
            .expect(200)
            .json()
            .getJsonArray("images")
            .getValuesAs(JsonObject.class)
            .stream()
            .map(image -> image.getString("id"))
            .toList();
    assertTrue(found.containsAll(all("queued")), found::toString);
    for (String version : VERSIONS) {
      String path = "/v2/images/" + FormerRows.id(version, "queued");
      assertEquals(version, member().get(path).expect(200).json().getString("of_schema"));
      member().replace(path, "name", "new").expect(200);
      member().send("PUT", path + "/tags/new", BodyPublishers.noBody()).expect(204);
      member().delete(path).expect(204);
      member().get(path).expect(404);
    }
  }

  @Test
  void dataAreDownloadedAndDeleted() {
    for (String image : imagesOf(FormerRows::hadData, "active")) {
      assertWhole(image);
      member().delete("/v2/images/" + image).expect(204);
      member().delete("/v2/recycle-bin/" + image).expect(204);
      awaitRemoval(image);
    }
  }

  @Test
  void recycledImagesAreListedAndRestoredWithTheirData() {
    String bin = member().get("/v2/recycle-bin?limit=100").expect(200).body();
    for (String image : imagesOf(FormerRows::hadRecycleBin, "recycled")) {
      assertTrue(bin.contains(image), bin);
      restore(image);
      assertWhole(image);
    }
    for (String image : imagesOf(FormerRows::hadRecycleBin, "empty")) {
      restore(image);
      assertEquals("queued", status(image));
    }
  }

  @Test
  void recycledImagesArePurgedWithTheirData() {
    for (String image : imagesOf(FormerRows::hadRecycleBin, "purged")) {
      member().delete("/v2/recycle-bin/" + image).expect(204);
      awaitRemoval(image);
    }
  }

  @Test
  void uploadsThatDiedAreGivenUp() {
    for (String image : imagesOf(FormerRows::hadData, "saving")) {
      Await.until(() -> status(image).equals("queued"));
      awaitRemoval(image);
    }
  }

  @Test
  void doomedDataAreRemoved() {
    imagesOf(FormerRows::hadData, "doomed").forEach(UpgradeIT::awaitRemoval);
  }

  @Test
  void idsThatWereUsedStayUsed() {
    for (String image : all("deleted")) {
      member().get("/v2/images/" + image).expect(404);
      create(image, 409);
    }
    for (String image : imagesOf(version -> Double.parseDouble(version) >= 7, "used")) {
      create(image, 409);
    }
  }

  @Test
  void membersSeeWhatIsSharedWithThem() {
    String shared = as("stranger").get("/v2/images?visibility=shared&limit=100").expect(200).body();
    for (String image : imagesOf(version -> !version.equals("1"), "shared")) {
      assertTrue(shared.contains(image), shared);
      member().get("/v2/images/" + image + "/members/" + FormerRows.MEMBER).expect(200);
    }
  }

  private static void create(String id, int status) {
    member().post("/v2/images", Json.createObjectBuilder().add("id", id).build()).expect(status);
  }

  private static void restore(String image) {
    member()
        .send("POST", "/v2/recycle-bin/" + image + "/restore", BodyPublishers.noBody())
        .expect(200);
  }

  private static void assertWhole(String image) {
    assertEquals("active", status(image));
    assertEquals(
        FormerRows.bytes(image), member().get("/v2/images/" + image + "/file").expect(200).body());
  }

  private static String status(String image) {
    return member().get("/v2/images/" + image).expect(200).json().getString("status");
  }

  private static void awaitRemoval(String image) {
    Await.until(() -> !Files.exists(FormerRows.file(store(), image)));
  }
}
