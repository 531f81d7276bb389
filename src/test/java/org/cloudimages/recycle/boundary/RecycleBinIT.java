package org.cloudimages.recycle.boundary;

import static org.cloudimages.testing.Api.binned;
import static org.cloudimages.testing.Api.idOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cloudimages.recycle.control.ExpiryProbe;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.MovedClock;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the owner of a deleted image can still do with it, and everybody else cannot. */
@ArquillianTest
class RecycleBinIT {

  private static final String LIST = "/v2/images";
  private static final String BIN = "/v2/recycle-bin";
  private static final String NOT_AUTHORIZED = "You are not authorized to perform delete_image.";
  private static final Duration RETENTION = Duration.ofMinutes(2);

  private final Api admin = Api.as("admin");
  private final Api owner = Api.as("member");
  private final Api solo = Api.as("solo");

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create(
            Map.of(
                "images.recycle-bin.retention",
                RETENTION.toString(),
                "images.reclaim.interval",
                "PT1H",
                "images.tasks.interval",
                "PT1H",
                "images.figures.interval",
                "PT1H",
                "images.recycle-bin.retention.other",
                "PT0S"))
        .addClasses(MovedClock.class, ExpiryProbe.class)
        .addClasses(MovedClock.class.getDeclaredClasses());
  }

  private static String nothingIn(String image) {
    return "No image with id " + idOf(image) + " is in the recycle bin.";
  }

  private static String deleted(Api api) {
    String image = api.create("deleted");
    api.delete(image).expect(204);
    return image;
  }

  private static void probe(String path) {
    Api.as("admin").send("POST", "/v2/probe/" + path, BodyPublishers.noBody()).expect(204);
  }

  private static List<String> ids(JsonObject page) {
    return page.getJsonArray("images").stream()
        .map(image -> image.asJsonObject().getString("id"))
        .toList();
  }

  private static JsonObject without(JsonObject object, String name) {
    return Json.createObjectBuilder(object).remove(name).build();
  }

  @Test
  void restoredImageIsAsItWas() {
    String image =
        owner.create(
            JsonText.object(
                "{'name':'full','tags':['a','b'],'os_distro':'debian','a property':'a value',"
                    + "'disk_format':'raw','container_format':'bare','min_disk':3}"));
    owner.post(image + "/members", JsonText.object("{'member':'other'}")).expect(200);
    JsonObject before = owner.get(image).expect(200).json();
    String members = owner.get(image + "/members").expect(200).body();
    owner.delete(image).expect(204);

    JsonObject restored = owner.restore(image).expect(200).json();

    assertEquals(without(before, "updated_at"), without(restored, "updated_at"));
    assertEquals(restored, owner.get(image).expect(200).json());
    assertEquals(members, owner.get(image + "/members").expect(200).body());
    assertEquals(List.of(idOf(image)), ids(owner.get(LIST + "?tag=b&os_distro=debian").json()));
    Api.as("stranger").get(image).expect(200);
    owner.get(binned(image)).expectFault(404, nothingIn(image));
    owner.restore(image).expectFault(404, nothingIn(image));
  }

  @Test
  void clockOfANodeThatIsAheadEndsNothing() {
    String image = deleted(owner);
    probe("clock/node/" + RETENTION.plusMinutes(1));
    try {
      probe("expiry");

      owner.get(binned(image)).expect(200);
    } finally {
      probe("clock/node/PT0S");
    }
    owner.restore(image).expect(200);
  }

  @Test
  void restoredImageCanBeDeletedAndRestoredAgain() {
    String image = deleted(owner);
    owner.restore(image).expect(200);
    owner.delete(image).expect(204);

    owner.restore(image).expect(200);

    owner.get(image).expect(200);
  }

  @Test
  void standardCallsSeeNothingOfTheBin() {
    String image = deleted(owner);
    String nothing = "No image with id " + idOf(image) + " exists.";

    for (Api api : List.of(owner, admin)) {
      api.get(image).expectFault(404, nothing);
      api.get(image + "/members").expectFault(404, nothing);
      api.get(image + "/deletion").expectFault(404, nothing);
      api.replace(image, "name", "new").expectFault(404, nothing);
      api.send("PUT", image + "/tags/new", BodyPublishers.noBody()).expectFault(404, nothing);
      api.delete(image).expectFault(404, nothing);
      for (String query : List.of("?id=", "?status=pending_delete&id=", "?deleted=true&id=")) {
        assertEquals(List.of(), ids(api.get(LIST + query + idOf(image)).expect(200).json()));
      }
    }
    owner
        .post(LIST, Json.createObjectBuilder().add("id", idOf(image)).build())
        .expectFault(409, "An image with id " + idOf(image) + " already exists.");
  }

  @Test
  void showTellsWhatItWasAndUntilWhenItIsThere() {
    Instant before = Instant.now();
    String image =
        owner.create(JsonText.object("{'name':'kept','tags':['t'],'os_distro':'debian'}"));
    JsonObject alive = owner.get(image).json();
    owner.delete(image).expect(204);

    JsonObject shown = owner.get(binned(image)).expect(200).json();

    for (String same : List.of("id", "name", "owner", "visibility", "tags", "created_at", "size")) {
      assertEquals(alive.get(same), shown.get(same), same);
    }
    assertEquals("pending_delete", shown.getString("status"));
    assertEquals("queued", shown.getString("restored_status"));
    assertEquals("debian", shown.getJsonObject("properties").getString("os_distro"));
    assertEquals(binned(image), shown.getString("self"));
    Instant deletedAt = Instant.parse(shown.getString("deleted_at"));
    assertFalse(deletedAt.isBefore(before.minusSeconds(1)));
    assertEquals(deletedAt.plus(RETENTION), Instant.parse(shown.getString("restorable_until")));
  }

  @Test
  void pagesOfTheBinAreNewestFirstAndComplete() {
    List<String> expected = new ArrayList<>();
    for (int n = 0; n < 5; n++) {
      expected.add(0, idOf(deleted(solo)));
    }
    List<String> found = new ArrayList<>();
    Optional<String> next = Optional.of(BIN + "?limit=2");
    while (next.isPresent()) {
      JsonObject page = solo.get(next.get()).expect(200).json();
      found.addAll(ids(page));
      assertEquals(BIN + "?limit=2", page.getString("first"));
      next = Optional.ofNullable(page.getString("next", null));
    }

    assertEquals(expected, found.subList(0, 5));
    assertEquals(found.size(), found.stream().distinct().count());
    for (JsonValue image : solo.get(BIN).expect(200).json().getJsonArray("images")) {
      assertEquals("solo", image.asJsonObject().getString("owner"));
    }
  }

  @Test
  void adminListsTheBinOfAllOrOfOneProject() {
    String ours = idOf(deleted(owner));
    String theirs = idOf(deleted(solo));

    assertTrue(ids(admin.get(BIN + "?limit=1000").json()).containsAll(List.of(ours, theirs)));
    List<String> one = ids(admin.get(BIN + "?owner=solo&limit=1000").json());
    assertTrue(one.contains(theirs) && !one.contains(ours), one::toString);
  }

  @Test
  void binOfOthersIsEmpty() {
    deleted(owner);

    assertEquals(List.of(), ids(solo.get(BIN + "?owner=demo").expect(200).json()));
    assertEquals(List.of(), ids(owner.get(BIN + "?limit=0").expect(200).json()));
  }

  @ParameterizedTest
  @CsvSource({
    "limit=x,limit",
    "limit=-1,limit",
    "limit=,limit",
    "marker=x,marker",
    "marker=,marker",
    "marker=%C3%A4,marker"
  })
  void badParameterIsNamed(String query, String name) {
    Answer answer = owner.get(BIN + "?" + query).expect(400);

    assertTrue(answer.fault().getString("message").startsWith("Invalid value for '" + name + "'"));
  }

  @Test
  void markerOfAnotherProjectIsNone() {
    String theirs = idOf(deleted(solo));

    owner
        .get(BIN + "?marker=" + theirs)
        .expectFault(
            400,
            "Invalid value for 'marker': no image with id " + theirs + " is in the recycle bin");
  }

  @Test
  void imageOfOthersIsNotThere() {
    String image = owner.create(JsonText.object("{'visibility':'shared'}"));
    owner.post(image + "/members", JsonText.object("{'member':'solo'}")).expect(200);
    owner.delete(image).expect(204);

    solo.get(binned(image)).expectFault(404, nothingIn(image));
    solo.restore(image).expectFault(404, nothingIn(image));
    solo.delete(binned(image)).expectFault(404, nothingIn(image));
    owner.get(binned(image)).expect(200);
  }

  @Test
  void readerMayNeitherSeeNorRestoreNorPurge() {
    String image = deleted(owner);
    Api reader = Api.as("reader");

    reader.get(BIN).expectFault(403, NOT_AUTHORIZED);
    reader.get(binned(image)).expectFault(403, NOT_AUTHORIZED);
    reader.restore(image).expectFault(403, NOT_AUTHORIZED);
    reader.delete(binned(image)).expectFault(403, NOT_AUTHORIZED);
    owner.get(binned(image)).expect(200);
  }

  @Test
  void colleagueAndAdminRestoreToo() {
    for (String user : List.of("colleague", "admin")) {
      String image = deleted(owner);

      Api.as(user).restore(image).expect(200);

      owner.get(image).expect(200);
    }
  }

  @Test
  void purgedImageIsGoneAndItsIdIsUsed() {
    String image = deleted(owner);

    owner.delete(binned(image)).expect(204);

    owner.get(binned(image)).expectFault(404, nothingIn(image));
    owner.restore(image).expectFault(404, nothingIn(image));
    owner.delete(binned(image)).expectFault(404, nothingIn(image));
    owner.post(LIST, Json.createObjectBuilder().add("id", idOf(image)).build()).expect(409);
  }

  @Test
  void imageThatIsNotDeletedIsNotInTheBin() {
    String image = owner.create("alive");

    owner.get(binned(image)).expectFault(404, nothingIn(image));
    owner.restore(image).expectFault(404, nothingIn(image));
    owner.delete(binned(image)).expectFault(404, nothingIn(image));
    owner.get(image).expect(200);
  }

  /** Derby ignores blanks at the ends of texts that it compares. */
  @Test
  void imageIsFoundByItsIdAsItIsWritten() {
    String image = deleted(owner);

    for (Api api : List.of(owner, admin)) {
      api.get(binned(image) + "%20").expectFault(404, nothingIn(image + " "));
      api.restore(image + "%20").expectFault(404, nothingIn(image + " "));
      api.delete(binned(image) + "%20").expectFault(404, nothingIn(image + " "));
      api.get(BIN + "?marker=" + idOf(image) + "%20").expect(400);
    }
    owner.get(binned(image)).expect(200);
  }

  @Test
  void imageOfAProjectThatOnlyLooksAlikeIsNotThere() {
    String image = owner.create("of demo and a blank");
    admin
        .send(
            "PUT", "/v2/probe/texts/images/owner/" + idOf(image), BodyPublishers.ofString("demo "))
        .expect(204);
    owner.delete(image).expect(404);
    admin.delete(image).expect(204);

    owner.get(binned(image)).expectFault(404, nothingIn(image));
    owner.restore(image).expectFault(404, nothingIn(image));
    owner.delete(binned(image)).expectFault(404, nothingIn(image));
    admin.restore(image).expect(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "a%20b", "%C3%A4", "a%2Fb"})
  void otherTextIsNotFound(String segment) {
    owner.get(BIN + "/" + segment).expect(404);
    owner.delete(BIN + "/" + segment).expect(404);
    owner.send("POST", BIN + "/" + segment + "/restore", BodyPublishers.noBody()).expect(404);
  }

  @Test
  void projectWithoutRetentionHasNoBin() {
    Api stranger = Api.as("stranger");
    String image = deleted(stranger);
    String removedByAdmin = stranger.create("deleted by an admin");
    admin.delete(removedByAdmin).expect(204);

    for (String gone : List.of(image, removedByAdmin)) {
      stranger.get(binned(gone)).expectFault(404, nothingIn(gone));
      admin.get(binned(gone)).expectFault(404, nothingIn(gone));
    }
  }

  @Test
  void adminDeletesIntoTheBinOfTheOwner() {
    String image = owner.create("deleted by an admin");

    admin.delete(image).expect(204);

    owner.get(binned(image)).expect(200);
    owner.restore(image).expect(200);
  }

  @Test
  void imageIsGoneWhenItsTimeIsOverWhetherOrNotATimerNoticed() {
    String image = deleted(owner);

    probe("clock/" + RETENTION);

    owner.get(binned(image)).expectFault(404, nothingIn(image));
    owner.restore(image).expectFault(404, nothingIn(image));
    owner.delete(binned(image)).expectFault(404, nothingIn(image));
    assertFalse(ids(admin.get(BIN + "?limit=1000").json()).contains(idOf(image)));

    probe("expiry");

    owner.get(binned(image)).expectFault(404, nothingIn(image));
    owner.post(LIST, Json.createObjectBuilder().add("id", idOf(image)).build()).expect(409);
  }

  @Test
  void timerLeavesWhatHasTime() {
    String image = deleted(owner);

    probe("expiry");

    owner.restore(image).expect(200);
  }

  @Test
  void everyChangeIsAudited() {
    String image = deleted(owner);
    owner.restore(image).expect(200);
    owner.delete(image).expect(204);
    owner.delete(binned(image)).expect(204);

    assertEquals(
        "5",
        admin.get("/v2/probe/rows/audit_entries/" + idOf(image)).body(),
        "create, delete, restore, delete, purge");
  }

  @Test
  void bodyIsBadRequest() {
    String image = deleted(owner);

    for (String[] request :
        List.of(
            new String[] {"GET", BIN},
            new String[] {"GET", binned(image)},
            new String[] {"DELETE", binned(image)},
            new String[] {"POST", binned(image) + "/restore"})) {
      owner
          .send(request[0], request[1], BodyPublishers.ofString("{}"))
          .expectFault(400, "No request body is allowed here.");
    }
    owner.restore(image).expect(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST|/v2/recycle-bin|GET",
        "PATCH|/v2/recycle-bin/x|GET, DELETE",
        "GET|/v2/recycle-bin/x/restore|POST"
      })
  void otherMethodsAreBadMethods(String method, String path, String allow) {
    Answer answer = owner.send(method, path, BodyPublishers.noBody());

    answer.expectFault(405, method + " is not allowed here.");
    assertEquals(Optional.of(allow), answer.header("Allow"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v2/recycle-bin/",
        "/v2/recycle-bin/x/",
        "/v2/recycle-bin/x/y",
        "/v2/recycle-bin//x"
      })
  void pathWithoutARouteIsNotFound(String path) {
    owner.get(path).expectFault(404, "The resource could not be found.");
  }

  @Test
  void markerThatHasLeftTheBinStillHasItsPlace() {
    String older = deleted(solo);
    String restored = deleted(solo);
    String purged = deleted(solo);
    String newest = deleted(solo);
    solo.restore(restored).expect(200);
    solo.delete(binned(purged)).expect(204);

    for (String marker : List.of(newest, purged, restored)) {
      List<String> ids = ids(solo.get(BIN + "?marker=" + idOf(marker)).expect(200).json());
      assertEquals(idOf(older), ids.get(0));
      assertFalse(ids.contains(idOf(newest)));
    }
    assertFalse(
        ids(solo.get(BIN + "?marker=" + idOf(older)).expect(200).json()).contains(idOf(older)));
    owner.get(BIN + "?marker=" + idOf(purged)).expect(400);
    owner.get(BIN + "?marker=" + idOf(restored)).expect(400);
    solo.get(BIN + "?marker=" + idOf(solo.create("never deleted"))).expect(400);
  }

  @Test
  void tokenIsNeeded() {
    Api.anonymous().get(BIN).expect(401);
    Api.anonymous().delete(BIN + "/" + UUID.randomUUID()).expect(401);
  }

  @Test
  void statementsAreFew() {
    String image = owner.create("deleted");

    assertStatements(3, () -> owner.delete(image).expect(204));
    assertStatements(1, () -> owner.get(binned(image)).expect(200));
    assertStatements(2, () -> owner.get(BIN).expect(200));
    assertStatements(4, () -> owner.restore(image).expect(200));
    // because the retention hangs on the owner, who is looked up
    assertStatements(4, () -> admin.delete(image).expect(204));
    assertStatements(4, () -> owner.delete(binned(image)).expect(204));
  }

  private void assertStatements(int expected, Runnable request) {
    probe("statements");
    request.run();
    assertEquals(Integer.toString(expected), admin.get("/v2/probe/statements").body());
  }
}
