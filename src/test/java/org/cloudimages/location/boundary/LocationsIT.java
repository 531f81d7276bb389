package org.cloudimages.location.boundary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.cloudimages.testing.Api.idOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.StubServer;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Data that lie where somebody else put them. */
@ArquillianTest
class LocationsIT {

  private static final String DATA = "The data of somebody else";
  private static final int MOST = 4;

  private static StubServer web;

  private final Api owner = Api.as("member");
  private final Api admin = Api.as("admin");

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create(
        Map.ofEntries(
            Map.entry("images.show-multiple-locations", "true"),
            Map.entry("images.show-image-direct-url", "true"),
            Map.entry("images.limit.locations", Integer.toString(MOST)),
            Map.entry("images.stores", "default,web"),
            Map.entry("images.store.web.type", "http"),
            Map.entry("images.store.web.weight", "-1"),
            Map.entry("images.store.web.reclaim-delay", "PT0S"),
            Map.entry("images.outbound.allowed-networks", "127.0.0.0/8"),
            Map.entry("images.outbound.allowed-ports", "all"),
            Map.entry("images.recycle-bin.retention", "PT1H"),
            Map.entry("images.reclaim.interval", "PT0.1S")));
  }

  @BeforeAll
  static void serve() {
    web = new StubServer(LocationsIT::answer);
  }

  @AfterAll
  static void stop() {
    web.close();
  }

  private static StubServer.Reply answer(StubServer.Asked asked) {
    if (asked.target().startsWith("/gone")) {
      return StubServer.Reply.of(404);
    }
    String range = asked.header("Range");
    if (range.isEmpty()) {
      return new StubServer.Reply(200, Map.of(), DATA);
    }
    String[] bounds = range.split("[=-]", -1);
    int first = Integer.parseInt(bounds[1]);
    int last = Integer.parseInt(bounds[2]);
    return new StubServer.Reply(
        206,
        Map.of("Content-Range", "bytes " + first + "-" + last + "/" + DATA.length()),
        DATA.substring(first, last + 1));
  }

  private static String url(String path) {
    return web.url() + "/" + path;
  }

  private static JsonObject location(String url) {
    return Json.createObjectBuilder()
        .add("url", url)
        .add("metadata", JsonObject.EMPTY_JSON_OBJECT)
        .build();
  }

  private static JsonArray operation(String op, String path, JsonObject value) {
    var operation = Json.createObjectBuilder().add("op", op).add("path", path);
    if (value != null) {
      operation.add("value", value);
    }
    return Json.createArrayBuilder().add(operation).build();
  }

  private Answer add(Api user, String image, String url) {
    return user.patch(image, operation("add", "/locations/-", location(url)));
  }

  private static List<String> urls(JsonObject image) {
    return image.getJsonArray("locations").getValuesAs(JsonObject.class).stream()
        .map(location -> location.getString("url"))
        .toList();
  }

  private String located(String... paths) {
    String image = owner.createRaw();
    for (String path : paths) {
      add(owner, image, url(path)).expect(200);
    }
    return image;
  }

  @Test
  void imageGetsItsDataFromWhereTheyLie() {
    String image = owner.createRaw();
    assertEquals(List.of(), urls(owner.get(image).json()));

    JsonObject active = add(owner, image, url("a")).expect(200).json();

    assertEquals("active", active.getString("status"));
    assertEquals(DATA.length(), active.getInt("size"));
    assertTrue(active.isNull("checksum"));
    assertEquals("web", active.getString("stores"));
    assertEquals(url("a"), active.getString("direct_url"));
    assertEquals(
        Json.createReader(
                new StringReader(
                    "[{\"url\":\"" + url("a") + "\",\"metadata\":{\"store\":\"web\"}}]"))
            .readArray(),
        active.getJsonArray("locations"));
    assertEquals(active, owner.get(image).json());
    assertEquals(DATA, owner.get(image + "/file").expect(200).body());
    assertEquals(
        DATA.substring(4, 8),
        owner.with("Range", "bytes=4-7").get(image + "/file").expect(206).body());
    JsonObject listed =
        owner.get("/v2/images?id=" + idOf(image)).json().getJsonArray("images").getJsonObject(0);
    assertEquals(active, listed);
  }

  @Test
  void tagTellsWhatIsShownOfLocations() {
    String image = located("a");
    String one = tag(owner, image);
    assertTrue(one.matches("\"[0-9]+-[0-9a-f]{16}\""), one);
    assertEquals(one, tag(owner, image));

    String two = add(owner, image, url("b")).expect(200).header("ETag").orElseThrow();

    assertEquals(two, tag(owner, image));
    String places = one.substring(one.indexOf('-'));
    assertTrue(!two.endsWith(places), two);
    owner.with("If-None-Match", two.replaceAll("-.*", places)).get(image).expect(200);
    owner.with("If-None-Match", two).get(image).expect(304);
    // because what is at a URL is not looked for in vain
    add(owner.with("If-Match", one), image, url("gone")).expect(412);
    add(owner.with("If-Match", two), image, url("gone")).expect(400);
    owner.with("If-Match", one).delete(image).expect(412);
    owner.with("If-Match", two).delete(image).expect(204);
  }

  private static String tag(Api user, String image) {
    return user.get(image).expect(200).header("ETag").orElseThrow();
  }

  @Test
  void listOfLocationsIsChangedByPatches() {
    String image = located("a", "b");
    owner.patch(image, operation("add", "/locations/0", location(url("c")))).expect(200);
    assertEquals(List.of(url("c"), url("a"), url("b")), urls(owner.get(image).json()));
    assertEquals("web,web,web", owner.get(image).json().getString("stores"));

    owner
        .patch(image, operation("remove", "/locations/1", null))
        .expectFault(403, "You are not authorized to perform delete_image_location.");
    admin.patch(image, operation("remove", "/locations/1", null)).expect(200);
    assertEquals(List.of(url("c"), url("b")), urls(owner.get(image).json()));

    add(owner, image, url("c")).expect(400);
    add(owner, image, url("gone")).expect(400);
    add(owner, image, "file:///etc/passwd").expect(400);
    add(owner, image, "http://10.0.0.1/x").expect(400);
    add(owner, image, "ftp://host/x").expect(400);
    add(owner, image, url("d")).expect(200);
    add(owner, image, url("e")).expect(200);
    add(owner, image, url("f"))
        .expectFault(413, "The image has too many locations: 5 given, " + MOST + " allowed.");

    owner.replace(image, "locations", JsonArray.EMPTY_JSON_ARRAY).expect(403);
    JsonArray described =
        Json.createArrayBuilder()
            .add(
                Json.createObjectBuilder(location(url("b")))
                    .add("metadata", Json.createObjectBuilder().add("k", 1)))
            .add(location(url("c")))
            .add(location(url("e")))
            .add(location(url("d")))
            .build();
    JsonObject replaced = owner.replace(image, "locations", described).expect(200).json();
    assertEquals(List.of(url("b"), url("c"), url("e"), url("d")), urls(replaced));
    assertEquals(
        Json.createObjectBuilder().add("k", 1).add("store", "web").build(),
        replaced.getJsonArray("locations").getJsonObject(0).getJsonObject("metadata"));
  }

  @Test
  void ownDataHaveALocationToo() {
    String image = owner.createRaw();
    owner.upload(image, DATA).expect(204);
    String own = owner.get(image).json().getString("direct_url");
    assertTrue(own.startsWith("file:///"), own);

    add(owner, owner.createRaw(), own).expect(400);
    add(owner, image, url("a")).expect(200);
    assertEquals("default,web", owner.get(image).json().getString("stores"));
    assertEquals(own, owner.get(image).json().getString("direct_url"));

    admin.delete("/v2/stores/default/" + idOf(image)).expect(204);
    assertEquals(List.of(url("a")), urls(owner.get(image).json()));
    assertEquals(DATA, owner.get(image + "/file").expect(200).body());
    admin.delete("/v2/stores/web/" + idOf(image)).expect(403);
  }

  @Test
  void dataInOneStoreTwiceLeaveItOnce() {
    String image = located("a", "b");
    admin.delete("/v2/stores/web/" + idOf(image)).expect(204);
    assertEquals(List.of(url("b")), urls(owner.get(image).json()));
    assertEquals("web", owner.get(image).json().getString("stores"));
  }

  @Test
  void deletedImageComesBackWithItsLocationsAndIsForgottenForGood() {
    String image = located("a", "b");
    owner.delete(image).expect(204);
    owner.restore(image).expect(200);
    assertEquals(List.of(url("a"), url("b")), urls(owner.get(image).json()));

    owner.delete(image).expect(204);
    owner.delete(Api.binned(image)).expect(204);

    Await.until(() -> rows(image) == 0);
    assertEquals(DATA, owner.get(located("a") + "/file").expect(200).body());
  }

  private static String body(String url) {
    return "{'url':'" + url + "'}";
  }

  private static String body(String url, String algorithm, String value) {
    return "{'url':'%s','validation_data':{'os_hash_algo':'%s','os_hash_value':'%s'}}"
        .formatted(url, algorithm, value);
  }

  private static Answer take(Api user, String image, String body) {
    return user.post(image + "/locations", JsonText.object(body));
  }

  private static String digest(String algorithm) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance(algorithm).digest(DATA.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private JsonObject ended(String image) {
    Await.until(() -> !task(image).getString("status").matches("pending|processing"));
    return task(image);
  }

  private JsonObject task(String image) {
    return owner.get(image + "/tasks").expect(200).json().getJsonArray("tasks").getJsonObject(0);
  }

  @Test
  void dataThatAreTakenAreActiveAndDigestedAfterwards() {
    String image = owner.createRaw();
    assertEquals("", take(owner, image, body(url("a"))).expect(202).body());

    assertEquals("success", ended(image).getString("status"));
    JsonObject active = owner.get(image).json();
    assertEquals("active", active.getString("status"));
    assertEquals(DATA.length(), active.getInt("size"));
    assertEquals(digest("MD5"), active.getString("checksum"));
    assertEquals("sha512", active.getString("os_hash_algo"));
    assertEquals(digest("SHA-512"), active.getString("os_hash_value"));
    assertEquals(DATA, owner.get(image + "/file").expect(200).body());

    assertEquals(
        "[{\"url\":\"" + url("a") + "\",\"metadata\":{\"store\":\"web\"}}]",
        admin.get(image + "/locations").expect(200).body());
    owner
        .get(image + "/locations")
        .expectFault(403, "You are not authorized to perform fetch_image_location.");
    assertEquals("[]", admin.get(owner.createRaw() + "/locations").expect(200).body());
    take(owner, image, body(url("b"))).expect(409);
  }

  @Test
  void hashThatIsGivenIsVerified() {
    String image = owner.createRaw();
    take(owner, image, body(url("a"), "sha256", digest("SHA-256"))).expect(202);
    assertEquals("success", ended(image).getString("status"));
    assertEquals(digest("SHA-256"), owner.get(image).json().getString("os_hash_value"));

    String other = owner.createRaw();
    take(owner, other, body(url("a"), "md5", "0".repeat(32))).expect(202);
    JsonObject failed = ended(other);
    assertEquals("failure", failed.getString("status"));
    assertEquals(
        "The data at the location have another os_hash_value: " + digest("MD5"),
        failed.getString("message"));
    JsonObject queued = owner.get(other).json();
    assertEquals("queued", queued.getString("status"));
    assertTrue(queued.isNull("os_hash_value") && queued.isNull("size"));
    owner.upload(other, DATA).expect(204);
  }

  @Test
  void whatCannotBeTakenIsRefusedOrLeavesTheImageWaiting() {
    String image = owner.createRaw();
    take(owner, image, "{}").expect(400);
    take(owner, image, body("x")).expect(400);
    take(owner, image, body(url("a"), "sha3", "00")).expect(400);
    take(owner, image, body(url("a"), "md5", "00")).expect(400);
    take(owner, image, "{'url':'" + url("a") + "','validation_data':{'os_hash_algo':'md5'}}")
        .expect(400);
    take(owner, image, body("ftp://host/x")).expect(400);
    take(owner, image, body("http://me:secret@127.0.0.1/x")).expect(400);
    take(owner, image, body("file:///etc/passwd")).expect(400);
    take(owner, owner.create("without formats"), body(url("a"))).expect(400);
    take(Api.as("stranger"), image, body(url("a"))).expect(404);

    take(owner, image, body(url("gone"))).expect(202);
    assertEquals("failure", ended(image).getString("status"));
    assertEquals("queued", owner.status(image));
  }

  @Test
  void serviceNamesAFileThatStaysWhereItIs() throws IOException {
    Path directory = TestBed.get().data().resolve("images");
    Files.createDirectories(directory);
    Path file = Files.writeString(directory.resolve(UUID.randomUUID() + ".raw"), DATA);
    String image = owner.createRaw();
    String body = body(file.toUri().toString());
    take(owner, image, body).expect(403);

    take(owner.with("X-Service-Token", TestBed.get().users().token("service")), image, body)
        .expect(202);
    assertEquals("success", ended(image).getString("status"));
    assertEquals(DATA, owner.get(image + "/file").expect(200).body());
    assertEquals("default", owner.get(image).json().getString("stores"));

    owner.delete(image).expect(204);
    owner.delete(Api.binned(image)).expect(204);
    Await.until(() -> rows(image) == 0);
    assertEquals(DATA, Files.readString(file));
    Files.delete(file);
  }

  private int rows(String image) {
    return List.of("LIVE", "RECYCLED", "DOOMED", "POSTPONED", "RECLAIMING").stream()
        .map(state -> admin.get("/v2/probe/blobs/" + idOf(image) + "/" + state).body())
        .mapToInt(Integer::parseInt)
        .sum();
  }
}
