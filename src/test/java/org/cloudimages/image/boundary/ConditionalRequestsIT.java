package org.cloudimages.image.boundary;

import static org.cloudimages.testing.Api.idOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.Racers;
import org.cloudimages.testing.RawConnection;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ETag}, {@code If-None-Match} and {@code If-Match}. {@code -Drace.rounds=1000} is long. */
@ArquillianTest
@Tag("database")
@SharedDeployment
class ConditionalRequestsIT {

  private static final int ROUNDS = Integer.getInteger("race.rounds", 30);
  private static final String STALE = "\"1\"";
  private static final String MALFORMED =
      "Invalid value for '%s': it is neither * nor a list of entity tags in quotes.";

  private final Api owner = Api.as("member").persistent();
  private final Api admin = Api.as("admin");
  @AutoClose private final Racers racers = new Racers(2);

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create();
  }

  private static String tag(Answer answer) {
    return answer.header("ETag").orElseThrow();
  }

  private String tag(String image) {
    return tag(owner.get(image).expect(200));
  }

  private Api ifMatch(String tags) {
    return owner.with("If-Match", tags);
  }

  private Answer ifNoneMatch(String image, String tags) {
    return owner.with("If-None-Match", tags).get(image);
  }

  private static void assertMismatch(String image, Answer answer) {
    answer.expectFault(412, "Image " + idOf(image) + " has none of the tags that If-Match names.");
  }

  @Test
  void createShowAndPatchTellTheTag() {
    Answer created = owner.post("/v2/images", JsonText.object("{'name':'x'}")).expect(201);
    String image = created.json().getString("self");
    Answer shown = owner.get(image).expect(200);
    assertEquals(tag(created), tag(shown));
    assertTrue(tag(shown).matches("\"[0-9]+\""), tag(shown));
    assertEquals(tag(shown), tag(admin.get(image)));

    Answer patched = owner.replace(image, "name", "y").expect(200);

    assertNotEquals(tag(shown), tag(patched));
    assertEquals(tag(patched), tag(image));
    assertEquals(Optional.empty(), owner.delete(image).expect(204).header("ETag"));
    assertEquals(Optional.empty(), owner.get(image).expect(404).header("ETag"));
  }

  /** What is done to an image, one after the other, and whether documents tell of it. */
  private Map<String, Runnable> changes(String image) {
    Map<String, Runnable> changes = new LinkedHashMap<>();
    changes.put("name", () -> owner.replace(image, "name", "x").expect(200));
    changes.put("the same name", () -> owner.replace(image, "name", "x").expect(200));
    changes.put("nothing: no operation", () -> owner.patch(image, JsonValue.EMPTY_JSON_ARRAY));
    changes.put("nothing: refused", () -> owner.replace(image, "none", "x").expect(409));
    changes.put("tag", () -> tag("PUT", image, 204));
    changes.put("nothing: has the tag", () -> tag("PUT", image, 204));
    changes.put("no tag", () -> tag("DELETE", image, 204));
    changes.put("nothing: has no tag", () -> tag("DELETE", image, 404));
    changes.put("visibility", () -> owner.replace(image, "visibility", "shared").expect(200));
    changes.put(
        "nothing: member",
        () -> owner.post(image + "/members", JsonText.object("{'member':'x'}")).expect(200));
    changes.put("broken upload", () -> brokenUpload(image));
    changes.put("upload", () -> owner.upload(image, "data").expect(204));
    changes.put("nothing: download", () -> owner.get(image + "/file").expect(200));
    changes.put("deactivate", () -> act(image, "deactivate"));
    changes.put("nothing: deactivated", () -> act(image, "deactivate"));
    changes.put("reactivate", () -> act(image, "reactivate"));
    return changes;
  }

  private void tag(String method, String image, int status) {
    owner.send(method, image + "/tags/t", BodyPublishers.noBody()).expect(status);
  }

  private void act(String image, String action) {
    owner.send("POST", image + "/actions/" + action, BodyPublishers.noBody()).expect(204);
  }

  private void brokenUpload(String image) {
    owner.with("Content-MD5", "0".repeat(32)).upload(image, "data").expect(400);
  }

  @Test
  void everyChangeMakesANewTagAndNothingElseDoes() {
    String image = owner.createRaw();
    changes(image)
        .forEach(
            (what, change) -> {
              Answer before = owner.get(image).expect(200);
              change.run();
              Answer after = owner.get(image).expect(200);
              boolean same = what.startsWith("nothing");
              assertEquals(same, tag(before).equals(tag(after)), what);
              assertTrue(!same || before.json().equals(after.json()), what);
              ifNoneMatch(image, tag(before)).expect(same ? 304 : 200);
            });
  }

  @Test
  void tagOfWhoSeesLessIsAnother() {
    String image = owner.createRaw();
    owner.upload(image, "data").expect(204);
    act(image, "deactivate");
    Answer all = admin.get(image).expect(200);

    assertNotEquals(all.json(), owner.get(image).json());
    assertNotEquals(tag(all), tag(image));
    ifNoneMatch(image, tag(all)).expect(200);

    assertEquals(tag(image), tag(ifMatch(tag(all)).patch(image, JsonValue.EMPTY_JSON_ARRAY)));
    ifMatch(tag(all)).delete(image).expect(204);
  }

  @Test
  void knownImageIsNotShownAgain() {
    String image = owner.create("known");
    String tag = tag(image);

    for (String tags : List.of(tag, "W/" + tag, STALE + ", W/\"x\",," + tag, "*")) {
      Answer answer = ifNoneMatch(image, tags).expect(304);
      assertEquals(tag, tag(answer));
      assertEquals("", answer.body());
    }
    for (String tags : List.of(STALE, "\"x\"", tag.replace("\"1", "\"2"))) {
      assertEquals("known", ifNoneMatch(image, tags).expect(200).json().getString("name"));
    }
    assertMismatch(image, ifMatch(STALE).get(image));
    ifMatch(tag).with("If-None-Match", tag).get(image).expect(304);
  }

  @Test
  void patchIsRefusedUnlessTheTagMatches() {
    String image = owner.create("first");
    String tag = tag(image);
    JsonObject before = owner.get(image).json();

    for (String tags : List.of(STALE, "W/" + tag, "\"x\", W/" + tag, "\"\"")) {
      assertMismatch(image, ifMatch(tags).replace(image, "name", "lost"));
      assertMismatch(image, ifMatch(tags).patch(image, JsonValue.EMPTY_JSON_ARRAY));
      assertMismatch(image, ifMatch(tags).delete(image));
    }
    owner
        .with("If-None-Match", "*")
        .replace(image, "name", "lost")
        .expectFault(412, "Image " + idOf(image) + " has a tag that If-None-Match names.");
    owner.with("If-None-Match", tag).delete(image).expect(412);
    assertEquals(before, owner.get(image).json());
    assertEquals(tag, tag(image));

    String second = tag(ifMatch(tag).replace(image, "name", "second").expect(200));
    assertMismatch(image, ifMatch(tag).replace(image, "name", "third"));
    ifMatch(STALE + "," + second)
        .with("If-None-Match", tag)
        .replace(image, "name", "third")
        .expect(200);
    ifMatch("*").replace(image, "name", "fourth").expect(200);
    assertEquals("fourth", owner.get(image).json().getString("name"));
  }

  @Test
  void deleteIsRefusedUnlessTheTagMatches() {
    String image = owner.createRaw();
    String created = tag(image);
    owner.upload(image, "data").expect(204);
    assertMismatch(image, ifMatch(created).delete(image));
    assertMismatch(image, admin.with("If-Match", created).delete(image));
    assertEquals("data", owner.get(image + "/file").expect(200).body());

    ifMatch(created + "," + tag(image)).delete(image).expect(204);
    ifMatch("*").delete(image).expect(404);

    String another = owner.create("another");
    ifMatch("*").delete(another).expect(204);
    String last = owner.create("last");
    owner.with("If-None-Match", STALE).delete(last).expect(204);
    String admins = owner.create("of the admin");
    admin.with("If-Match", tag(admins)).delete(admins).expect(204);
  }

  @Test
  void conditionIsAskedAfterTheUsualChecksAndBeforeTheWork() {
    String none = "/v2/images/" + UUID.randomUUID();
    ifMatch(STALE).get(none).expect(404);
    ifMatch("*").delete(none).expect(404);
    ifMatch(STALE).replace(none, "name", "x").expect(404);
    String foreign = admin.create(JsonText.object("{'visibility':'public'}"));
    ifMatch(STALE).delete(foreign).expect(403);
    ifMatch(STALE).replace(foreign, "name", "x").expect(403);
    String guarded = owner.create(JsonText.object("{'protected':true}"));
    ifMatch(STALE).delete(guarded).expect(403);
    JsonArray unknown = JsonText.array("[{'op':'remove','path':'/none'}]");
    assertMismatch(guarded, ifMatch(STALE).patch(guarded, unknown));
    ifMatch(STALE).patch(guarded, JsonText.array("[{'op':'x','path':'/none'}]")).expect(400);
    owner.replace(guarded, "protected", JsonValue.FALSE).expect(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"If-Match", "If-None-Match"})
  void malformedHeaderIsBadRequest(String header) {
    String image = owner.create("of a careless client");
    for (String value : List.of("1", "\"1", "*, \"1\"", "", "\"a b\"")) {
      Api careless = owner.with(header, value);
      careless.get(image).expectFault(400, MALFORMED.formatted(header));
      careless.replace(image, "name", "x").expectFault(400, MALFORMED.formatted(header));
      careless.delete(image).expectFault(400, MALFORMED.formatted(header));
    }
    owner.get(image).expect(200);
  }

  @Test
  void linesOfAHeaderAreOneList() {
    String image = owner.create("of two lines");
    String lines = "If-None-Match: \"x\"\r\nIf-None-Match: " + tag(image) + "\r\n";

    assertEquals(304, RawConnection.send("GET " + image, lines, "").status());
    RawConnection.send("DELETE " + image, lines, "").expect(412);
  }

  @Test
  void otherRequestsDoNotAsk() {
    String image = ifMatch("nonsense").create("x");

    ifMatch(STALE).get("/v2/images?limit=1").expect(200);
    ifMatch(STALE).send("PUT", image + "/tags/t", BodyPublishers.noBody()).expect(204);
    ifMatch(STALE)
        .post("/v2/images/actions/delete", JsonText.object("{'ids':['" + idOf(image) + "']}"))
        .expect(200);
    owner.get(image).expect(404);
  }

  @Test
  void exactlyOneOfTwoPatchesOfTheSameVersionIsApplied() throws Exception {
    String image = owner.create("raced for");
    String tag = tag(image);
    for (int round = 0; round < ROUNDS; round++) {
      Api racer = ifMatch(tag);

      List<Answer> results =
          racers.race(
              List.of(
                  () -> racer.replace(image, "name", "left"),
                  () -> racer.replace(image, "name", "right")));

      boolean left = results.get(0).status() == 200;
      results.get(left ? 1 : 0).expect(412);
      Answer winner = results.get(left ? 0 : 1).expect(200);
      tag = tag(winner);
      Answer shown = owner.get(image);
      assertEquals(winner.json(), shown.json());
      assertEquals(left ? "left" : "right", shown.json().getString("name"));
      assertEquals(tag, tag(shown));
    }
  }

  @Test
  void whatWasChangedMeanwhileIsNotDeleted() throws Exception {
    int deleted = 0;
    for (int round = 0; round < ROUNDS; round++) {
      String image = owner.create("round " + round);
      Api racer = ifMatch(tag(image));

      List<Integer> results =
          racers.race(
              List.of(
                  () -> racer.delete(image).status(),
                  () -> owner.replace(image, "name", "changed").status()));

      boolean isDeleted = results.get(0) == 204;
      assertEquals(isDeleted ? List.of(204, 404) : List.of(412, 200), results);
      owner.get(image).expect(isDeleted ? 404 : 200);
      deleted += isDeleted ? 1 : 0;
    }
    System.out.printf("%d of %d deletes came before the change%n", deleted, ROUNDS);
  }

  @Test
  void exactlyOneOfTwoDeletesOfTheSameVersionWins() throws Exception {
    for (int round = 0; round < ROUNDS / 5; round++) {
      String image = owner.create("round " + round);
      Api racer = ifMatch(tag(image));

      List<Integer> results = racers.race(() -> racer.delete(image).status());

      assertEquals(1, Collections.frequency(results, 204), results::toString);
      assertEquals(1, Collections.frequency(results, 404), results::toString);
    }
  }
}
