package org.cloudimages.limit.quota;

import static org.cloudimages.testing.Api.idOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a project may keep. */
@ArquillianTest
@Tag("identity")
class QuotaIT {

  private static final Map<String, String> SETTINGS =
      Map.of("images.quota.count", "1000000", "images.quota.count.kept", "3");
  private static final String FULL = "The project may have at most 3 images.";

  private final Api keeper = Api.as("keeper");
  private final Api stranger = Api.as("stranger");
  private final Api admin = Api.as("admin");
  private final List<String> images = new ArrayList<>();

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create(SETTINGS);
  }

  @AfterEach
  void deleteAll() {
    images.forEach(admin::delete);
    assertEquals(0, used(keeper));
  }

  private String create(Api owner) {
    String image = owner.create("of a quota");
    images.add(image);
    return image;
  }

  private static JsonObject usage(Api caller) {
    return caller
        .get("/v2/info/usage")
        .expect(200)
        .json()
        .getJsonObject("usage")
        .getJsonObject("image_count_total");
  }

  private static int used(Api caller) {
    return usage(caller).getInt("usage");
  }

  private Answer moveTo(String project, String image) {
    return admin.replace(image, "owner", Json.createValue(project));
  }

  @Test
  void createAboveTheLimitIsRefusedForGood() {
    for (int n = 0; n < 3; n++) {
      create(keeper);
    }

    Answer refused = keeper.post("/v2/images", JsonValue.EMPTY_JSON_OBJECT);

    refused.expectFault(413, FULL);
    assertTrue(refused.header("Retry-After").isEmpty());
    assertTrue(!refused.fault().containsKey("retryAfter"));
    assertEquals(
        "{\"usage\":{\"image_count_total\":{\"limit\":3,\"usage\":3},"
            + "\"image_count_uploading\":{\"limit\":-1,\"usage\":0},"
            + "\"image_size_total\":{\"limit\":-1,\"usage\":0},"
            + "\"image_stage_total\":{\"limit\":-1,\"usage\":0}}}",
        keeper.get("/v2/info/usage").expect(200).body());
  }

  @Test
  void deleteMakesRoomWhoeverDeletes() {
    String first = create(keeper);
    create(keeper);
    String third = create(keeper);

    keeper.delete(first).expect(204);
    assertEquals(2, used(keeper));
    create(keeper);
    admin.delete(third).expect(204);
    assertEquals(2, used(keeper));
    keeper.delete(third).expect(404);

    assertEquals(2, used(keeper));
  }

  @Test
  void refusedCreateTakesNothing() {
    String image = create(keeper);
    JsonObject again = Json.createObjectBuilder().add("id", idOf(image)).build();

    keeper.post("/v2/images", again).expect(409);

    assertEquals(1, used(keeper));
  }

  /** The first one of its project, which nobody has counted before, so that it is begun again. */
  @Test
  void repeatedCreateTakesOneImage() {
    Api repeating = Api.as("solo").with("Idempotency-Key", UUID.randomUUID().toString());

    String image = create(repeating);
    int used = used(repeating);

    assertEquals(image, create(repeating));
    assertEquals(used, used(repeating));
    repeating.delete(image).expect(204);
    assertEquals(used - 1, used(repeating));
  }

  @Test
  void createThatFoundNoRoomCanBeRepeatedWithItsKey() {
    String first = create(keeper);
    create(keeper);
    create(keeper);
    Api repeating = keeper.with("Idempotency-Key", UUID.randomUUID().toString());
    repeating.post("/v2/images", JsonValue.EMPTY_JSON_OBJECT).expectFault(413, FULL);

    keeper.delete(first).expect(204);

    create(repeating);
    assertEquals(3, used(keeper));
  }

  @Test
  void usedIdIsToldBeforeTheQuota() {
    String image = create(keeper);
    create(keeper);
    create(keeper);

    keeper
        .post("/v2/images", Json.createObjectBuilder().add("id", idOf(image)).build())
        .expect(409);
  }

  @Test
  void imageThatAnAdminMakesCountsForItsOwner() {
    JsonObject foreign = Json.createObjectBuilder().add("owner", "kept").build();
    for (int n = 0; n < 3; n++) {
      images.add(admin.create(foreign));
    }

    assertEquals(3, used(keeper));
    admin.post("/v2/images", foreign).expectFault(413, FULL);
  }

  @Test
  void imageThatChangesItsOwnerMoves() {
    String image = create(stranger);
    int before = used(stranger);

    moveTo("kept", image).expect(200);

    assertEquals(before - 1, used(stranger));
    assertEquals(1, used(keeper));
    moveTo("other", image).expect(200);
    assertEquals(before, used(stranger));
    assertEquals(0, used(keeper));
  }

  @Test
  void imageDoesNotMoveToAFullProject() {
    for (int n = 0; n < 3; n++) {
      create(keeper);
    }
    String image = create(stranger);
    int before = used(stranger);

    moveTo("kept", image).expectFault(413, FULL);

    assertEquals(before, used(stranger));
    assertEquals("other", admin.get(image).expect(200).json().getString("owner"));
  }

  @Test
  void whatCameWhileQuotasWereOffIsCounted() {
    String counted = create(keeper);
    assertEquals(1, used(keeper));

    deploy(TestWar.create());
    assertEquals("{\"usage\":{}}", keeper.get("/v2/info/usage").expect(200).body());
    keeper.delete(counted).expect(204);
    create(keeper);
    create(keeper);
    create(keeper);
    create(keeper);
    deploy(TestWar.create(SETTINGS));

    keeper.post("/v2/images", JsonValue.EMPTY_JSON_OBJECT).expectFault(413, FULL);
    assertEquals(4, used(keeper));
  }

  private void deploy(WebArchive war) {
    TestBed.get().deployments().require(war);
    Await.until(() -> keeper.get("/v2/images?limit=1").status() == 200);
  }
}
