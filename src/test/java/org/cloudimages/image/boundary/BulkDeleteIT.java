package org.cloudimages.image.boundary;

import static org.cloudimages.testing.Api.idOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cloudimages.image.deletion.FaultyImageDeletion;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Many deletes in one request, each of which is answered as if it came alone. */
@ArquillianTest
@SharedDeployment(SharedDeployment.LIMITS)
class BulkDeleteIT {

  private static final String BULK = "/v2/images/actions/delete";

  private final Api owner = Api.as("member");
  private final Api admin = Api.as("admin");

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.withLimits();
  }

  private static JsonObject ids(List<String> ids) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    ids.forEach(array::add);
    return Json.createObjectBuilder().add("ids", array).build();
  }

  private static List<JsonObject> results(Answer answer) {
    return answer.expect(200).json().getJsonArray("results").getValuesAs(JsonObject.class);
  }

  @Test
  void eachIdIsAnsweredAsItsOwnDeleteWouldBe() {
    String deleted = owner.create("to be deleted");
    String guarded = owner.create(JsonText.object("{'protected':true}"));
    String open = admin.create(JsonText.object("{'visibility':'public'}"));
    String unknown = "/v2/images/" + UUID.randomUUID();
    String kept = owner.create("to be kept");
    List<String> images = List.of(deleted, guarded, open, unknown, "/v2/images/a name", kept + " ");

    List<JsonObject> results =
        results(owner.post(BULK, ids(images.stream().map(Api::idOf).toList())));

    assertEquals(
        List.of(204, 403, 403, 404, 404, 404),
        results.stream().map(r -> r.getInt("status")).toList());
    assertEquals(
        images.stream().map(Api::idOf).toList(),
        results.stream().map(r -> r.getString("id")).toList());
    assertFalse(results.get(0).containsKey("fault"));
    for (int n = 1; n < images.size(); n++) {
      assertEquals(
          owner.delete(images.get(n).replace(" ", "%20")).json(),
          results.get(n).getJsonObject("fault"));
    }
    owner.get(deleted).expect(404);
    owner.get(guarded).expect(200);
    owner.get(kept).expect(200);
  }

  @Test
  void idThatIsNamedTwiceHasOneResult() {
    String id = idOf(owner.create("to be deleted"));

    List<JsonObject> results = results(owner.post(BULK, ids(List.of(id, id, id))));

    assertEquals(
        List.of(Json.createObjectBuilder().add("id", id).add("status", 204).build()), results);
  }

  @Test
  void filterDeletesWhatItsListShowsOfTheOwnProject() {
    String name = UUID.randomUUID().toString();
    JsonObject named = JsonText.object("{'name':'" + name + "','tags':['t']}");
    Set<String> expected = new HashSet<>();
    for (Api api : List.of(owner, Api.as("colleague"), owner)) {
      expected.add(idOf(api.create(named)));
    }
    String untagged = owner.create(name);
    String theirs =
        Api.as("stranger")
            .create(
                JsonText.object("{'name':'" + name + "','tags':['t'],'visibility':'community'}"));

    JsonObject answer =
        owner
            .post(
                BULK,
                JsonText.object("{'filter':{'name':'" + name + "','tag':'t','visibility':'all'}}"))
            .expect(200)
            .json();

    List<JsonObject> results = answer.getJsonArray("results").getValuesAs(JsonObject.class);
    assertEquals(
        expected, results.stream().map(r -> r.getString("id")).collect(Collectors.toSet()));
    assertTrue(results.stream().allMatch(r -> r.getInt("status") == 204), answer::toString);
    assertFalse(answer.getBoolean("more"));
    owner.get(untagged).expect(200);
    owner.get(theirs).expect(200);
  }

  @Test
  void filterOfAnAdminStaysInHisProjectUnlessItNamesAnother() {
    String name = UUID.randomUUID().toString();
    String image = owner.create(name);

    assertEquals(
        List.of(),
        results(admin.post(BULK, JsonText.object("{'filter':{'name':'" + name + "'}}"))));
    owner.get(image).expect(200);
    assertEquals(
        1,
        results(
                admin.post(
                    BULK, JsonText.object("{'filter':{'name':'" + name + "','owner':'demo'}}")))
            .size());
    owner.get(image).expect(404);
  }

  @Test
  void filterOfForeignProjectFindsOnlyWhatTheCallerLists() {
    String name = UUID.randomUUID().toString();
    String secret =
        Api.as("stranger")
            .create(JsonText.object("{'name':'" + name + "','visibility':'private'}"));

    assertEquals(
        List.of(),
        results(
            owner.post(
                BULK, JsonText.object("{'filter':{'name':'" + name + "','owner':'other'}}"))));
    Api.as("stranger").get(secret).expect(200);
  }

  @Test
  void filterThatMatchesMoreThanItsLimitSaysSo() {
    String name = UUID.randomUUID().toString();
    for (int n = 0; n < 3; n++) {
      owner.create(name);
    }
    JsonObject request = JsonText.object("{'filter':{'name':'" + name + "','limit':2}}");

    JsonObject first = owner.post(BULK, request).expect(200).json();
    JsonObject second = owner.post(BULK, request).expect(200).json();

    assertEquals(2, first.getJsonArray("results").size());
    assertTrue(first.getBoolean("more"));
    assertEquals(1, second.getJsonArray("results").size());
    assertFalse(second.getBoolean("more"));
  }

  @Test
  void everyDeletionOfABulkIsAuditedAndAloneInItsTransaction() {
    String first = owner.create("first");
    String last = owner.create("last");
    String failing = owner.create("between");

    // because the faulty deletion fails for each image of the request, after all was written
    List<JsonObject> failed =
        results(
            owner
                .with("X-Openstack-Request-Id", FaultyImageDeletion.FAILING_REQUEST)
                .post(BULK, ids(List.of(idOf(failing)))));

    assertEquals(500, failed.get(0).getInt("status"));
    assertFalse(failed.get(0).toString().contains(FaultyImageDeletion.SECRET));
    owner.get(failing).expect(200);
    results(owner.post(BULK, ids(List.of(idOf(first), "unknown", idOf(last)))));
    for (String image : List.of(first, last)) {
      assertEquals("2", owner.get("/v2/probe/rows/audit_entries/" + idOf(image)).body());
    }
  }

  @Test
  void eachDeletionCountsAgainstTheRateOfDeletes() {
    Api hasty = Api.as("solo");
    List<String> unknown = new ArrayList<>();
    for (int n = 0; n < 2 * TestWar.DELETES_A_MINUTE; n++) {
      unknown.add("unknown " + n);
    }

    List<JsonObject> results = results(hasty.post(BULK, ids(unknown)));

    List<Integer> statuses = results.stream().map(r -> r.getInt("status")).toList();
    assertEquals(2 * TestWar.DELETES_A_MINUTE, statuses.size());
    assertTrue(
        Collections.frequency(statuses, 404) >= TestWar.DELETES_A_MINUTE, statuses::toString);
    int refused = statuses.indexOf(413);
    assertTrue(refused >= TestWar.DELETES_A_MINUTE, statuses::toString);
    JsonObject fault = results.get(refused).getJsonObject("fault").getJsonObject("overLimit");
    assertEquals("Too many requests.", fault.getString("message"));
    assertTrue(fault.getInt("retryAfter") >= 1);
  }

  @Test
  void readerIsForbiddenForEach() {
    String image = owner.create("to be read");

    List<JsonObject> results = results(Api.as("reader").post(BULK, ids(List.of(idOf(image)))));

    assertEquals(403, results.get(0).getInt("status"));
    owner.get(image).expect(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|ids",
        "{'ids':[]}|ids",
        "{'ids':[1]}|ids",
        "{'ids':['\\u0000']}|ids",
        "{'ids':['x'],'filter':{'name':'x'}}|ids",
        "{'ids':['x'],'dry_run':true}|dry_run",
        "{'filter':{}}|filter",
        "{'filter':{'limit':1}}|filter",
        "{'filter':{'name':'\\u0000'}}|name",
        "{'filter':{'name':'x','marker':'y'}}|marker",
        "{'filter':{'size_min':'x'}}|size_min",
        "{'filter':{'name':'x','sort_key':'y'}}|sort_key"
      })
  void badRequestNamesTheField(String body, String field) {
    Answer answer = owner.post(BULK, JsonText.object(body)).expect(400);

    String message = answer.fault().getString("message");
    assertTrue(message.startsWith("Invalid value for '" + field + "': "), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "\"x\"", "{\"ids\":[\"x\"]}{}"})
  void otherBodiesAreBadRequests(String body) {
    owner
        .with("Content-Type", "application/json")
        .send("POST", BULK, BodyPublishers.ofString(body))
        .expect(400);
  }

  @Test
  void otherMediaTypesAreRefused() {
    owner
        .with("Content-Type", "text/plain")
        .send("POST", BULK, BodyPublishers.ofString("{\"ids\":[\"x\"]}"))
        .expect(415);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "DELETE", "PUT", "PATCH"})
  void otherMethodsAreBadMethods(String method) {
    Answer answer = owner.send(method, BULK, BodyPublishers.noBody());

    answer.expectFault(405, method + " is not allowed here.");
    assertEquals(Optional.of("POST"), answer.header("Allow"));
  }

  @Test
  void tokenIsNeeded() {
    Api.anonymous().post(BULK, JsonValue.EMPTY_JSON_OBJECT).expect(401);
  }
}
