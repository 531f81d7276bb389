package org.cloudimages.database;

import static org.cloudimages.testing.Api.idOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of transactions, also of those whose end nobody knows. */
@ArquillianTest
@SharedDeployment
@Tag("database")
class TransactionsIT {

  private static final String IN_DOUBT =
      "The database failed at the end, and it is not known whether the request was carried out;"
          + " look before you repeat it.";

  private final Api admin = Api.as("admin");
  private final Api owner = Api.as("member");

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create();
  }

  @Test
  void innerTransactionOutlivesTheOuterOneAndNothingElseDoes() {
    String image = UUID.randomUUID().toString().substring(0, 8);

    String outcome =
        admin.send("POST", "/v2/probe/nested/" + image, BodyPublishers.noBody()).body();

    assertEquals("failed", outcome);
    assertEquals("1", admin.get("/v2/probe/rows/blobs/" + image + "-inner").body());
    assertEquals("0", admin.get("/v2/probe/rows/blobs/" + image + "-outer").body());
  }

  private void lose(String methods, String kinds) {
    admin
        .send("POST", "/v2/probe/commits/" + methods + "/" + kinds, BodyPublishers.noBody())
        .expect(204);
  }

  private List<JsonValue> imagesNamed(String name) {
    return owner.get("/v2/images?name=" + name).expect(200).json().getJsonArray("images");
  }

  @ParameterizedTest
  @ValueSource(strings = {"DONE", "UNDONE"})
  void createWhoseCommitIsInDoubtMakesOneImage(String kind) {
    for (String id : List.of("", UUID.randomUUID().toString())) {
      String name = UUID.randomUUID().toString();
      JsonObjectBuilder image = Json.createObjectBuilder().add("name", name);
      if (!id.isEmpty()) {
        image.add("id", id);
      }
      lose("create", kind);

      JsonObject created = owner.post("/v2/images", image.build()).expect(201).json();

      assertEquals(List.of(created), imagesNamed(name));
      assertEquals(created, owner.get(created.getString("self")).expect(200).json());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"DONE", "UNDONE"})
  void createWithAKeyWhoseCommitIsInDoubtMakesOneImage(String kind) {
    String name = UUID.randomUUID().toString();
    JsonObject image = Json.createObjectBuilder().add("name", name).build();
    Api keyed = owner.with("Idempotency-Key", name);
    lose("once", kind);

    JsonObject created = keyed.post("/v2/images", image).expect(201).json();

    assertEquals(List.of(created), imagesNamed(name));
    assertEquals(created, keyed.post("/v2/images", image).expect(201).json());
  }

  @ParameterizedTest
  @ValueSource(strings = {"DONE", "UNDONE"})
  void deleteWhoseCommitIsInDoubtDeletesOnce(String kind) {
    String image = owner.create("deleted in doubt");
    lose("delete", kind);

    owner.delete(image).expect(204);

    owner.get(image).expect(404);
    owner.delete(image).expect(404);
    String id = idOf(image);
    // because the creation has one as well, and the delete that was refused
    assertEquals("3", admin.get("/v2/probe/rows/audit_entries/" + id).body());
  }

  @Test
  void deleteOfWhatIsNotThereIsInNoDoubt() {
    String image = owner.create("deleted before");
    owner.delete(image).expect(204);
    lose("delete", "UNDONE");

    owner.delete(image).expect(404);
  }

  @Test
  void whatNobodyKnowsIsSaid() {
    String image = owner.create("in doubt");
    for (String kinds : List.of("UNDONE,UNDONE", "DONE,UNDONE")) {
      lose("delete", kinds);

      owner.delete(image).expectFault(500, IN_DOUBT);
    }
    owner.get(image).expect(404);
    lose("create", "UNDONE,UNDONE");
    owner.post("/v2/images", JsonValue.EMPTY_JSON_OBJECT).expectFault(500, IN_DOUBT);
    lose("add", "DONE");
    String tagged = owner.create("tagged");
    owner
        .send("PUT", tagged + "/tags/in-doubt", BodyPublishers.noBody())
        .expectFault(500, IN_DOUBT);
  }

  @Test
  void errorInTheMiddleOfACursorLeavesNothingLockedOrTaken() {
    String image = admin.create("read");
    String id = idOf(image);
    // because a pool has fewer connections
    for (int n = 0; n < 60; n++) {
      admin.send("POST", "/v2/probe/errors/" + id, BodyPublishers.noBody()).expect(500);
    }

    admin.delete(image).expect(204);
  }
}
