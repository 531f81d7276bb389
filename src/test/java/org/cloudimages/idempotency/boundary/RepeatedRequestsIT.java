package org.cloudimages.idempotency.boundary;

import static org.cloudimages.testing.Api.idOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.Racers;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests with an {@code Idempotency-Key}, which are done once, however often they come. */
@ArquillianTest
@Tag("database")
@SharedDeployment
class RepeatedRequestsIT {

  private static final int KEYS = Integer.getInteger("idempotency.keys", 30);
  private static final int CLIENTS = 8;
  private static final String LIST = "/v2/images";
  private static final String BULK = "/v2/images/actions/delete";

  private final Api owner = Api.as("member");

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create();
  }

  private static Api keyed(Api api) {
    return api.with("Idempotency-Key", "\"" + UUID.randomUUID() + "\"");
  }

  private static JsonObject named(String name) {
    return Json.createObjectBuilder().add("name", name).build();
  }

  private int imagesNamed(String name) {
    return owner.get(LIST + "?name=" + name).expect(200).json().getJsonArray("images").size();
  }

  /** Sends it again and holds it against the first answer. */
  private static void assertReplayed(Answer first, Answer again) {
    assertEquals(Optional.empty(), first.header("Idempotency-Replayed"));
    assertEquals(Optional.of("true"), again.header("Idempotency-Replayed"));
    assertEquals(first.status(), again.status());
    assertEquals(first.body(), again.body());
    assertEquals(withoutOwn(first), withoutOwn(again));
  }

  private static Map<String, String> withoutOwn(Answer answer) {
    Map<String, String> headers = new HashMap<>(answer.headers());
    headers
        .keySet()
        .removeAll(Set.of("idempotency-replayed", "x-openstack-request-id", "date", "keep-alive"));
    return headers;
  }

  @Test
  void createIsDoneOnceAndAnsweredAsTheFirstTime() {
    String name = UUID.randomUUID().toString();
    String key = UUID.randomUUID().toString();
    Api quoted = owner.with("Idempotency-Key", "\"" + key + "\"");

    Answer first = quoted.post(LIST, named(name)).expect(201);

    String image = first.json().getString("self");
    assertTrue(first.header("Location").orElseThrow().endsWith(image));
    assertReplayed(first, quoted.post(LIST, named(name)));
    assertReplayed(first, owner.with("Idempotency-Key", key).post(LIST, named(name)));
    assertEquals(first.json(), owner.get(image).expect(200).json());
    assertEquals(1, imagesNamed(name));
    assertEquals("1", owner.get("/v2/probe/rows/audit_entries/" + idOf(image)).body());
    // because what was answered is not what is there now
    owner.delete(image).expect(204);
    assertReplayed(first, quoted.post(LIST, named(name)));
  }

  @Test
  void answerIsTheSameAsWithoutAKey() {
    JsonObject image = JsonText.object("{'name':'ä 💿 \\u2028','tags':['b','a'],'x':'y'}");

    Answer with = keyed(owner).post(LIST, image).expect(201);
    Answer without = owner.post(LIST, image).expect(201);

    assertEquals(withoutOwn(without).keySet(), withoutOwn(with).keySet());
    assertEquals(without.headers().get("content-type"), with.headers().get("content-type"));
    assertEquals(without.json().keySet(), with.json().keySet());
  }

  @Test
  void keyOfAnotherRequestIsUnprocessable() {
    Api api = keyed(owner);
    String image = api.post(LIST, named("first")).expect(201).json().getString("self");
    JsonObject member = JsonText.object("{'member':'other'}");

    for (Answer answer :
        List.of(
            api.post(LIST, named("second")),
            api.post(image + "/members", member),
            api.post(BULK, JsonText.object("{'ids':['" + idOf(image) + "']}")))) {
      answer.expectFault(
          422,
          "This Idempotency-Key came with another request: another method, path or body, or a"
              + " token with other roles.");
    }
    owner.get(image).expect(200);
  }

  @Test
  void keysAreThoseOfOneUserInOneProject() {
    String key = UUID.randomUUID().toString();
    Set<String> images = new HashSet<>();

    for (String user : List.of("member", "colleague", "stranger", "admin")) {
      Api api = Api.as(user).with("Idempotency-Key", key);
      images.add(api.create(named("mine")));
    }

    assertEquals(4, images.size());
    Api.as("reader")
        .with("Idempotency-Key", key)
        .post(LIST, named("mine"))
        .expectFault(403, "You are not authorized to perform add_image.");
  }

  @Test
  void requestThatFailsLeavesItsKeyFree() {
    Api api = keyed(owner);
    String used = owner.create("used");
    JsonObject again = Json.createObjectBuilder().add("id", idOf(used)).build();

    api.post(LIST, JsonText.object("{'min_ram':-1}")).expect(400);
    api.post(LIST, again).expect(409);
    api.post(LIST, again).expect(409);
    api.post(used + "/members", JsonText.object("{'member':'other'}")).expect(200);
  }

  @Test
  void memberIsAddedOnceAndAnsweredAsTheFirstTime() {
    String image = owner.create("shared");
    JsonObject member = JsonText.object("{'member':'other'}");
    Api api = keyed(owner);

    Answer first = api.post(image + "/members", member).expect(200);

    assertReplayed(first, api.post(image + "/members", member));
    keyed(owner).post(image + "/members", member).expect(409);
  }

  @Test
  void importIsBegunOnce() {
    String image = owner.createRaw();
    owner.put(image + "/stage", BodyPublishers.ofString("data")).expect(204);
    JsonObject method = JsonText.object("{'method':{'name':'glance-direct'}}");
    Api api = keyed(owner);

    Answer first = api.post(image + "/import", method).expect(202);

    assertReplayed(first, api.post(image + "/import", method));
    Await.until(() -> owner.status(image).equals("active"));
    assertReplayed(first, api.post(image + "/import", method));
    JsonObject tasks = owner.get(image + "/tasks").expect(200).json();
    assertEquals(1, tasks.getJsonArray("tasks").size());
    api.with("X-Image-Meta-Store", "other").post(image + "/import", method).expect(422);
  }

  @Test
  void bulkDeleteIsAnsweredAsTheFirstTime() {
    String name = UUID.randomUUID().toString();
    String image = owner.create(name);
    owner.create(name);
    JsonObject one = JsonText.object("{'ids':['" + idOf(image) + "','unknown']}");
    JsonObject rest = JsonText.object("{'filter':{'name':'" + name + "'}}");

    for (JsonObject request : List.of(one, rest)) {
      Api api = keyed(owner);
      Answer first = api.post(BULK, request).expect(200);
      assertEquals(204, first.json().getJsonArray("results").getJsonObject(0).getInt("status"));
      assertReplayed(first, api.post(BULK, request));
    }
    assertEquals(0, imagesNamed(name));
    Api reader = keyed(Api.as("reader"));
    assertReplayed(reader.post(BULK, one).expect(200), reader.post(BULK, one));
    keyed(owner).post(BULK, JsonText.object("{'filter':{'limit':1}}")).expect(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a key", "\"open", "\"a\";b=1"})
  void whatIsNoKeyIsABadRequest(String key) {
    Answer answer = owner.with("Idempotency-Key", key).post(LIST, JsonValue.EMPTY_JSON_OBJECT);

    answer.expectFault(
        400,
        "Invalid value for 'Idempotency-Key': it must be one text of 1 to 255 visible ASCII"
            + " characters, in double quotes.");
  }

  @Test
  void operationsThatAreRepeatedAnywayIgnoreTheHeader() {
    String image = owner.create("first");
    Api api = owner.with("Idempotency-Key", "no key");

    api.get(image).expect(200);
    api.replace(image, "name", "second").expect(200);
    api.send("PUT", image + "/tags/t", BodyPublishers.noBody()).expect(204);
    api.delete(image).expect(204);
    api.delete(image).expect(404);
  }

  @Test
  void bodyThatIsTooLargeToBeKeptIsRefused() {
    JsonObject large = JsonText.object("{'name':'large','x':'" + "x".repeat(64 * 1024) + "'}");

    keyed(owner)
        .post(LIST, large)
        .expectFault(413, "A request with an Idempotency-Key may have 65536 bytes.");
    owner.post(LIST, large).expect(201);
  }

  @Test
  void keyIsFreeAgainAfterItsTime() {
    Api api = keyed(owner);
    String first = api.create(named("first"));
    owner.send("POST", "/v2/probe/age/idempotency_keys/PT23H", BodyPublishers.noBody()).expect(204);
    assertEquals(first, api.create(named("first")));

    owner.send("POST", "/v2/probe/age/idempotency_keys/PT1H", BodyPublishers.noBody()).expect(204);

    String second = api.create(named("first"));
    assertNotEquals(first, second);
    assertEquals(second, api.create(named("first")));
  }

  @Test
  void manyWhoSendTheSameMakeOneImage() throws Exception {
    try (Racers racers = new Racers(CLIENTS)) {
      for (int n = 0; n < KEYS; n++) {
        String name = UUID.randomUUID().toString();
        Api api = keyed(owner);
        Callable<String> client = () -> created(api, name);

        assertEquals(1, Set.copyOf(racers.race(client)).size());
        assertEquals(1, imagesNamed(name));
      }
    }
  }

  /** As clients do: again while another one is at it, or the database is busy. */
  private static String created(Api api, String name) {
    AtomicReference<Answer> answer = new AtomicReference<>();
    Await.until(
        () -> {
          answer.set(api.post(LIST, named(name)));
          return !isToBeSentAgain(answer.get());
        });
    return answer.get().expect(201).body();
  }

  private static boolean isToBeSentAgain(Answer answer) {
    boolean later = answer.status() == 409 || answer.status() == 503;
    assertTrue(!later || answer.header("Retry-After").isPresent(), answer::toString);
    return later;
  }
}
