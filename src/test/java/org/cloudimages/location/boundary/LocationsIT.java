package org.cloudimages.location.boundary;

import static org.cloudimages.testing.Api.idOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Await;
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

    for (String state : List.of("LIVE", "RECYCLED", "DOOMED", "POSTPONED", "RECLAIMING")) {
      Await.until(
          () -> "0".equals(admin.get("/v2/probe/blobs/" + idOf(image) + "/" + state).body()));
    }
    assertEquals(DATA, owner.get(located("a") + "/file").expect(200).body());
  }
}
