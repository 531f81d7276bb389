package org.cloudimages.image.boundary;

import static org.cloudimages.testing.Api.idOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
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
import org.junit.jupiter.params.provider.ValueSource;

/** What a preview foretells is what the delete then is. */
@ArquillianTest
@SharedDeployment(SharedDeployment.MOVED_CLOCK)
class DeletionPreviewIT {

  private static final String LIST = "/v2/images";
  private static final String FORMATS = "'disk_format':'raw','container_format':'bare'";

  private final Api owner = Api.as("member");
  private final Api stranger = Api.as("stranger");

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.withMovedClock();
  }

  private static JsonObject preview(Api api, String image) {
    return api.get(image + "/deletion").expect(200).json();
  }

  /** Deletes, and holds the answer against what was foretold. */
  private static void assertForetold(JsonObject preview, Api api, String image) {
    Answer answer = api.delete(image).expect(preview.getInt("status"));
    assertEquals(preview.containsKey("fault"), answer.status() >= 400);
    if (answer.status() >= 400) {
      assertEquals(preview.getJsonObject("fault"), answer.json());
    }
  }

  @Test
  void deleteThatWouldSucceedIsForetold() {
    Instant before = Instant.now();
    String image = owner.create("to be deleted");

    JsonObject preview = preview(owner, image);

    assertEquals(
        JsonText.object("{'stores':[],'bytes':0,'members':0,'work':[]}"),
        preview.getJsonObject("removes"));
    Instant until = Instant.parse(preview.getString("restorable_until"));
    assertFalse(until.isBefore(before.plusSeconds(599)));
    owner.get(image).expect(200);
    assertForetold(preview, owner, image);
  }

  @Test
  void removalNamesStoresBytesAndMembers() {
    String image = owner.create(JsonText.object("{" + FORMATS + "}"));
    owner.upload(image, "12345").expect(204);
    owner.post(image + "/members", JsonText.object("{'member':'other'}")).expect(200);

    assertEquals(
        JsonText.object("{'stores':['default'],'bytes':5,'members':1,'work':[]}"),
        preview(owner, image).getJsonObject("removes"));
  }

  @Test
  void stagedDataCountAndTheirStoreIsNotNamed() {
    String image = owner.create(JsonText.object("{" + FORMATS + "}"));
    owner.put(image + "/stage", BodyPublishers.ofString("12345")).expect(204);

    assertEquals(
        JsonText.object("{'stores':[],'bytes':5,'members':0,'work':[]}"),
        preview(owner, image).getJsonObject("removes"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"member", "admin"})
  void protectionIsForetold(String user) {
    String image = owner.create(JsonText.object("{'protected':true}"));
    Api api = Api.as(user);

    JsonObject preview = preview(api, image);

    assertEquals(403, preview.getInt("status"));
    assertTrue(preview.containsKey("removes"));
    assertForetold(preview, api, image);
  }

  @Test
  void cooldownIsForetold() {
    String image = owner.create(JsonText.object("{'protected':true}"));
    owner.replace(image, "protected", JsonValue.FALSE).expect(200);

    JsonObject preview = preview(owner, image);

    assertEquals(403, preview.getInt("status"));
    assertForetold(preview, owner, image);
  }

  @Test
  void lackOfRightsIsForetoldAndTellsNothingOfWhatIsNotHis() {
    String image = owner.create(JsonText.object("{'visibility':'community'}"));
    for (Api api : new Api[] {stranger, Api.as("reader")}) {
      JsonObject preview = preview(api, image);

      assertEquals(403, preview.getInt("status"));
      assertForetold(preview, api, image);
    }
    assertFalse(preview(stranger, image).containsKey("removes"));
    assertTrue(preview(Api.as("reader"), image).containsKey("removes"));
  }

  @Test
  void withoutARecycleBinNothingCanBeRestored() {
    Api without = Api.as(TestWar.WITHOUT_BIN);
    String image = without.create("of a project without a bin");

    JsonObject preview = preview(without, image);

    assertEquals(JsonValue.NULL, preview.get("restorable_until"));
    assertForetold(preview, without, image);
  }

  @Test
  void imageThatHeMayNotSeeIsNotFoundAsByShow() {
    String secret = owner.create(JsonText.object("{'visibility':'private'}"));
    String deleted = owner.create("deleted");
    owner.delete(deleted).expect(204);

    for (String image : new String[] {secret, deleted, LIST + "/" + UUID.randomUUID()}) {
      assertEquals(
          stranger.get(image).expect(404).json(),
          stranger.get(image + "/deletion").expect(404).json());
    }
  }

  @Test
  void previewChangesNothing() {
    String image = owner.create("looked at");
    JsonObject before = owner.get(image).json();

    preview(owner, image);

    assertEquals(before, owner.get(image).expect(200).json());
    assertEquals("1", owner.get("/v2/probe/rows/audit_entries/" + idOf(image)).body());
  }

  @Test
  void otherMethodsAndBodiesAreRefused() {
    String image = owner.create("looked at");

    Answer answer = owner.delete(image + "/deletion");

    answer.expectFault(405, "DELETE is not allowed here.");
    assertEquals(Optional.of("GET"), answer.header("Allow"));
    owner
        .send("GET", image + "/deletion", BodyPublishers.ofString("{}"))
        .expectFault(400, "No request body is allowed here.");
    owner.get(image + "/deletion/").expect(404);
    Api.anonymous().get(image + "/deletion").expect(401);
    owner.replace(image, "name", "still there").expect(200);
  }
}
