package org.cloudimages.image.boundary;

import static org.cloudimages.testing.Api.idOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** Deactivate and reactivate; who may is in the role matrix. */
@ArquillianTest
@SharedDeployment(SharedDeployment.RECYCLE_BIN)
class ImageActionsIT {

  private static final String DEACTIVATED =
      "The image is deactivated; its data cannot be downloaded.";

  private final Api owner = Api.as("member");
  private final Api admin = Api.as("admin");

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.withRecycleBin();
  }

  private static Answer act(Api api, String image, String action) {
    return api.send("POST", image + "/actions/" + action, BodyPublishers.noBody());
  }

  private static List<String> storesOfPreview(Api api, String image) {
    return api.get(image + "/deletion")
        .expect(200)
        .json()
        .getJsonObject("removes")
        .getJsonArray("stores")
        .getValuesAs(JsonString::getString);
  }

  private String active() {
    String image = owner.createRaw();
    owner.upload(image, "data").expect(204);
    return image;
  }

  private String deactivated() {
    String image = active();
    act(owner, image, "deactivate").expect(204);
    return image;
  }

  @Test
  void dataOfDeactivatedImageAreForAdministratorsOnly() {
    String image = deactivated();

    owner.get(image + "/file?prefer=nowhere").expectFault(403, DEACTIVATED);
    owner.with("Range", "bytes=0-1").get(image + "/file").expectFault(403, DEACTIVATED);
    assertEquals("data", admin.get(image + "/file").expect(200).body());
    assertEquals("da", admin.with("Range", "bytes=0-1").get(image + "/file").expect(206).body());

    act(owner, image, "reactivate").expect(204);
    assertEquals("data", owner.get(image + "/file").expect(200).body());
  }

  @Test
  void whereTheDataLieIsToldToAdministratorsOnly() {
    String image = deactivated();
    String list = "/v2/images?limit=1000&id=in:" + idOf(image);

    for (Api api : List.of(owner, admin)) {
      JsonObject shown = api.get(image).expect(200).json();
      JsonObject listed = api.get(list).expect(200).json().getJsonArray("images").getJsonObject(0);
      assertEquals("deactivated", shown.getString("status"));
      assertEquals(shown, listed);
      assertEquals(api == admin, shown.containsKey("stores"));
    }
    assertEquals(List.of(), storesOfPreview(owner, image));
    assertEquals(List.of("default"), storesOfPreview(admin, image));
    assertTrue(admin.replace(image, "name", "x").expect(200).json().containsKey("stores"));
    assertFalse(owner.replace(image, "name", "y").expect(200).json().containsKey("stores"));
  }

  @Test
  void repetitionChangesNothing() {
    String image = active();
    act(owner, image, "reactivate").expect(204);
    act(owner, image, "deactivate").expect(204);
    JsonObject first = admin.get(image).json();

    act(owner, image, "deactivate").expect(204);

    assertEquals(first, admin.get(image).json());
  }

  @Test
  void imageWithoutDataIsNeither() {
    String queued = owner.createRaw();
    String staged = owner.create("staged");
    owner.put(staged + "/stage", BodyPublishers.ofString("data")).expect(204);

    act(owner, queued, "deactivate")
        .expectFault(403, "An image in status queued cannot be deactivated.");
    act(owner, staged, "reactivate")
        .expectFault(403, "An image in status uploading cannot be reactivated.");
  }

  @Test
  void actionsArePostedWithoutABody() {
    String image = active();

    for (String action : List.of("deactivate", "reactivate")) {
      owner
          .post(image + "/actions/" + action, JsonText.object("{}"))
          .expectFault(400, "No request body is allowed here.");
      Answer refusal = owner.get(image + "/actions/" + action).expect(405);
      assertEquals("POST", refusal.header("Allow").orElseThrow());
    }
    act(owner, image, "explode").expect(404);
    assertEquals("active", owner.status(image));
  }

  @Test
  void deactivatedImageTakesNoDataButAllElse() {
    String image = deactivated();

    owner
        .upload(image, "other")
        .expectFault(409, "An image in status deactivated cannot become saving.");
    owner
        .put(image + "/stage", BodyPublishers.ofString("other"))
        .expectFault(409, "An image in status deactivated cannot become uploading.");
    admin.delete(image.replace("/images/", "/stores/default/")).expect(409);
    owner.replace(image, "name", "new").expect(200);
    owner.send("PUT", image + "/tags/tag", BodyPublishers.noBody()).expect(204);
    owner.post(image + "/members", JsonText.object("{'member':'other'}")).expect(200);
    owner.get(image + "/members/other").expect(200);
    assertEquals("deactivated", owner.status(image));
  }

  @Test
  void deletedImageIsGoneAndComesBackDeactivated() {
    String image = deactivated();
    owner.delete(image).expect(204);

    act(owner, image, "reactivate").expect(404);
    owner.restore(image).expect(200);

    assertEquals("deactivated", owner.status(image));
    act(owner, image, "reactivate").expect(204);
    assertEquals("data", owner.get(image + "/file").expect(200).body());
  }
}
