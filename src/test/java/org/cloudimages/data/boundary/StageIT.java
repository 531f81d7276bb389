package org.cloudimages.data.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest.BodyPublishers;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.RawUpload;
import org.cloudimages.testing.SharedDeployment;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** PUT of data that wait for an import. */
@ArquillianTest
@SharedDeployment(SharedDeployment.SMALL_IMAGES)
class StageIT {

  private final Api owner = Api.as("member");

  @Deployment(testable = false)
  static WebArchive war() {
    return UploadIT.war();
  }

  private static Answer put(Api api, String image, String data) {
    return api.put(image + "/stage", BodyPublishers.ofString(data));
  }

  @Test
  void stagedImageIsUploadingAndHasASizeButNoDataYet() {
    String image = owner.create("without formats");

    put(owner, image, "data").expect(204);

    JsonObject shown = owner.get(image).expect(200).json();
    assertEquals("uploading", shown.getString("status"));
    assertEquals(4, shown.getInt("size"));
    assertEquals(JsonValue.NULL, shown.get("checksum"));
    assertEquals(JsonValue.NULL, shown.get("os_hash_value"));
    assertFalse(shown.containsKey("stores"));
  }

  @Test
  void storeThatIsAskedForIsIgnored() {
    String image = owner.create("staged");

    put(owner.with("X-Image-Meta-Store", "nowhere"), image, "data").expect(204);
  }

  @Test
  void stagedImageTakesNoOtherData() {
    String image = owner.create("staged");
    put(owner, image, "data").expect(204);

    put(owner, image, "other")
        .expectFault(409, "An image in status uploading cannot become uploading.");
    owner
        .upload(image, "other")
        .expectFault(409, "An image in status uploading cannot become saving.");

    assertEquals(4, owner.get(image).json().getInt("size"));
  }

  @Test
  void stagingIsRefusedLikeAnUpload() {
    String image = owner.create("queued");

    owner.send("PUT", image + "/stage", BodyPublishers.ofString("data")).expect(415);
    put(owner.with("X-OpenStack-Image-Size", "many"), image, "data").expect(400);
    put(owner, image, "x".repeat(UploadIT.MAX_BYTES + 1)).expect(413);
    put(owner, "/v2/images/none", "data").expect(404);
    put(Api.as("reader"), image, "data")
        .expectFault(403, "You are not authorized to perform stage_image.");

    assertEquals("queued", owner.status(image));
  }

  @Test
  void dataThatAreNotSentAsAnUploadSendsThemAreRefused() {
    String image = owner.create("queued");

    put(owner.with("Content-Encoding", "gzip"), image, "data").expect(415);
    put(owner.with("Content-Range", "bytes 5-8/9"), image, "data").expect(400);
    put(owner.with("Repr-Digest", "sha-256"), image, "data").expect(400);
    try (RawUpload upload = RawUpload.open(image + "/stage", "member", "X-Nothing: more")) {
      upload.answer().expectFault(411, "The length of the body is required.");
    }

    assertEquals("queued", owner.status(image));
  }

  @Test
  void stagedDataMustHaveTheirDigest() {
    String image = owner.create("verified");
    String digest = "sha-256=:Om6weQ85rIfJTzhWst0sXREOaBFgImGpqSPTuyOtyLc=:";

    put(owner.with("Content-Digest", digest), image, "other").expect(400);
    assertEquals("queued", owner.status(image));
    assertEquals(JsonValue.NULL, owner.get(image).json().get("size"));

    put(owner.with("Content-Digest", digest), image, "data").expect(204);
    assertEquals("uploading", owner.status(image));
  }

  @Test
  void brokenConnectionLeavesTheImageQueued() {
    String image = owner.create("broken");
    try (RawUpload upload = RawUpload.open(image + "/stage", "member", "Content-Length: 100")) {
      upload.send("data");
      Await.until(() -> owner.status(image).equals("uploading"));

      upload.reset();
    }

    Await.until(() -> owner.status(image).equals("queued"));
    assertEquals(JsonValue.NULL, owner.get(image).json().get("size"));
  }

  @Test
  void stagingOfADeletedImageEndsWithGone() {
    String image = owner.create("deleted meanwhile");
    try (RawUpload upload = RawUpload.open(image + "/stage", "member", "Content-Length: 4")) {
      upload.send("d");
      Await.until(() -> owner.status(image).equals("uploading"));
      owner.delete(image).expect(204);

      upload.send("ata").answer().expect(410);
    }
  }

  @Test
  void stagedImageCanBeDeleted() {
    String image = owner.create("staged");
    put(owner, image, "data").expect(204);

    owner.delete(image).expect(204);

    owner.get(image).expect(404);
    put(owner, image, "data").expect(404);
  }
}
