package org.cloudimages.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How many SQL statements the hot operations may send. */
@ArquillianTest
@Tag("database")
class StatementCountIT {

  /** Of a project that nobody else shares anything with. */
  private final Api owner = Api.as("solo");

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create(
        Map.of(
            "images.reclaim.interval", "PT1H",
            "images.tasks.interval", "PT1H",
            "images.figures.interval", "PT1H"));
  }

  private static JsonObject described() {
    return Json.createObjectBuilder()
        .add("name", "described")
        .add("tags", Json.createArrayBuilder().add("one").add("two").add("three"))
        .add("os_distro", "debian")
        .add("os_version", "12")
        .add("a property", "a value")
        .build();
  }

  private int statements(Runnable request) {
    owner.send("POST", "/v2/probe/statements", BodyPublishers.noBody()).expect(204);
    request.run();
    return Integer.parseInt(owner.get("/v2/probe/statements").expect(200).body());
  }

  private void assertStatements(int least, int most, Runnable request) {
    int count = statements(request);
    assertTrue(count >= least && count <= most, () -> count + " statements");
  }

  @Test
  void showIsOneStatement() {
    String image = owner.create(described());

    assertStatements(1, 1, () -> owner.get(image).expect(200));
  }

  @Test
  void conditionOfAShowIsNoStatementMore() {
    String image = owner.create(described());
    Api knowing = owner.with("If-None-Match", tag(image));

    assertStatements(1, 1, () -> knowing.get(image).expect(304));
  }

  private String tag(String image) {
    return owner.get(image).expect(200).header("ETag").orElseThrow();
  }

  @Test
  void conditionOfAPatchIsNoStatementMore() {
    String image = owner.create(described());
    owner.send("POST", "/v2/probe/statements", BodyPublishers.noBody()).expect(204);
    owner.replace(image, "name", "first").expect(200);
    int count = Integer.parseInt(owner.get("/v2/probe/statements").expect(200).body());

    Api careful = owner.with("If-Match", tag(image));
    assertStatements(count, count, () -> careful.replace(image, "name", "second").expect(200));
    assertStatements(1, 1, () -> careful.replace(image, "name", "third").expect(412));
  }

  @Test
  void firstPageIsOneStatementOrTwoWhereItIsLarge() {
    IntStream.range(0, 30).forEach(n -> owner.create(described()));

    assertStatements(1, 1, () -> owner.get("/v2/images?limit=1").expect(200));
    assertStatements(1, 1, () -> owner.get("/v2/images?limit=100").expect(200));
    assertStatements(2, 2, () -> owner.get("/v2/images?limit=101").expect(200));
  }

  @Test
  void longTextsOfPageAreOneStatementMore() {
    Set<JsonValue> images =
        IntStream.of(1, 3000, 2)
            .mapToObj(
                length ->
                    JsonText.object(
                        "{'name':'long','os_distro':'%s'}".formatted("x".repeat(length))))
            .map(image -> owner.get(owner.create(image)).expect(200).json())
            .collect(Collectors.toSet());
    AtomicReference<JsonObject> page = new AtomicReference<>();

    assertStatements(2, 2, () -> page.set(owner.get("/v2/images?name=long").expect(200).json()));
    assertEquals(images, Set.copyOf(page.get().getJsonArray("images")));
  }

  @Test
  void laterPageIsTwoStatements() {
    IntStream.range(0, 3).forEach(n -> owner.create(described()));
    String next = owner.get("/v2/images?limit=2").expect(200).json().getString("next");

    assertStatements(2, 2, () -> owner.get(next).expect(200));
  }

  @Test
  void showOfWhatOthersShareIsTwoStatements() {
    String image = shared();

    assertStatements(2, 2, () -> Api.as("hasty").get(image).expect(200));
    assertStatements(1, 1, () -> owner.get(image).expect(200));
  }

  @Test
  void imageThatIsHiddenTakesAsManyStatementsAsNone() {
    String image = owner.create(described());
    String secret = owner.create(JsonText.object("{'visibility':'private'}"));

    for (String path : List.of(image, secret, "/v2/images/" + UUID.randomUUID())) {
      assertStatements(2, 2, () -> Api.as("stranger").get(path).expect(404));
    }
  }

  @Test
  void listOfWhatOthersShareTooIsOneStatementAndALaterPageTwo() {
    shared();
    Api.as("hasty").create(described());

    assertStatements(1, 1, () -> Api.as("hasty").get("/v2/images").expect(200));
    String next = Api.as("hasty").get("/v2/images?limit=1").expect(200).json().getString("next");
    assertStatements(2, 2, () -> Api.as("hasty").get(next).expect(200));
  }

  /** An image that project {@code hasty} has accepted. */
  private String shared() {
    String image = owner.create(described());
    owner.post(image + "/members", JsonText.object("{'member':'hasty'}")).expect(200);
    Api.as("hasty")
        .with("Content-Type", "application/json")
        .send("PUT", image + "/members/hasty", BodyPublishers.ofString("{\"status\":\"accepted\"}"))
        .expect(200);
    return image;
  }

  @Test
  void keyIsTwoStatementsMoreAndNoneWithoutOne() {
    // because the first one counts the keys that there are
    keyed().create(described());
    int create = statements(() -> owner.create(described()));
    int delete = statements(() -> deleteAll(owner));

    assertStatements(create + 2, create + 2, () -> keyed().create(described()));
    assertStatements(delete + 2, delete + 2, () -> deleteAll(keyed()));
    Api again = keyed();
    JsonObject image = described();
    again.create(image);
    assertStatements(1, 1, () -> again.create(image));
  }

  private Api keyed() {
    return owner.with("Idempotency-Key", UUID.randomUUID().toString());
  }

  private static void deleteAll(Api api) {
    api.post("/v2/images/actions/delete", JsonText.object("{'ids':['unknown']}")).expect(200);
  }

  @Test
  void deleteIsThreeStatements() {
    String image = owner.create(described());

    assertStatements(3, 3, () -> owner.delete(image).expect(204));
  }

  @Test
  void conditionOfADeleteIsNoStatementMore() {
    String image = owner.create(described());
    Api careful = owner.with("If-Match", tag(image));
    Api careless = owner.with("If-Match", "\"1\"");

    assertStatements(2, 2, () -> careless.delete(image).expect(412));
    assertStatements(3, 3, () -> careful.delete(image).expect(204));
  }

  @Test
  void deleteOfASharedImageIsThreeStatements() {
    String image = shared();

    assertStatements(3, 3, () -> owner.delete(image).expect(204));
  }
}
