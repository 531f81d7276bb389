package org.cloudimages.schema.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonValue;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Optional;
import org.cloudimages.image.property.PropertySchema;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.Settings;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON schemas, and that they are kept. */
@ArquillianTest
@Tag("identity")
@SharedDeployment
class SchemasIT {

  private final Api member = Api.as("member");

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create();
  }

  /** All answers of the container tests are held against these. */
  @Test
  void schemasAreThoseThatTheTestsHoldDocumentsAgainst() {
    Schemas schemas = new Schemas(new PropertySchema(Settings.of(Map.of())));
    for (String name : new String[] {"image", "images", "member", "members", "task", "tasks"}) {
      Answer answer = member.get("/v2/schemas/" + name).expect(200);

      assertEquals(schemas.find(name).orElseThrow(), answer.json());
      assertEquals(Optional.of("application/json"), answer.header("Content-Type"));
    }
  }

  @Test
  void everyoneWithATokenMayReadThem() {
    Api.as("nobody").get("/v2/schemas/image").expect(200);
    Api.as("reader").get("/v2.0/schemas/images").expect(200);
    Api.anonymous().get("/v2/schemas/image").expect(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v2/schemas",
        "/v2/schemas/",
        "/v2/schemas/Image",
        "/v2/schemas/image/",
        "/v2/schemas/image/x",
        "/v2/schemas/metadefs/image",
        "/v2/schemas/x%2Fy"
      })
  void thereAreNoOthers(String path) {
    member.get(path).expect(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
  void schemasAreOnlyRead(String method) {
    Answer answer = member.send(method, "/v2/schemas/image", BodyPublishers.noBody()).expect(405);

    assertEquals(Optional.of("GET"), answer.header("Allow"));
  }

  @Test
  void typesOfPropertiesAreKeptWhereverTheyAreSet() {
    String why =
        "Invalid value for 'cinder_encryption_key_deletion_policy': it must be one of"
            + " do_not_delete, on_image_deletion.";
    String policy = "cinder_encryption_key_deletion_policy";
    member.post("/v2/images", JsonText.object("{'" + policy + "':'never'}")).expectFault(400, why);
    String image = member.create(JsonText.object("{'" + policy + "':'do_not_delete'}"));

    member.replace(image, policy, "never").expectFault(400, why);
    member
        .replace(image, policy, JsonValue.NULL)
        .expectFault(400, "Invalid value for '" + policy + "': it must be a string.");
    member.replace(image, policy, "on_image_deletion").expect(200);
    member.replace(image, "unknown", "x").expectFault(409, "The image has no attribute 'unknown'.");
    member
        .post("/v2/images", JsonText.object("{'unknown':null}"))
        .expectFault(400, "Invalid value for 'unknown': it must be a string.");
    member.delete(image).expect(204);
  }
}
