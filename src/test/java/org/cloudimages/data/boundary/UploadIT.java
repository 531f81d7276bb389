package org.cloudimages.data.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** PUT of an image's data. */
@ArquillianTest
class UploadIT {

  private static final int MOST = 100_000;
  private static final String MD5_OF_DATA = "8d777f385d3dfec8815d20f7496026dc";
  private static final String SHA_512_OF_DATA =
      "77c7ce9a5d86bb386d443bb96390faa120633158699c8844c30b13ab0bf92760"
          + "b7e4416aea397db91b4ac0e5dd56b8ef7e4b066162ab1fdc088319ce6defc876";
  private static final String MD5_OF_NOTHING = "d41d8cd98f00b204e9800998ecf8427e";

  private final Api owner = Api.as("member");

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create(Map.of("images.image.max-size", Integer.toString(MOST)));
  }

  private String image() {
    return owner.create(JsonText.object("{'disk_format':'raw','container_format':'bare'}"));
  }

  private Answer put(String image, BodyPublisher body) {
    return put(owner, image, body);
  }

  private static Answer put(Api api, String image, BodyPublisher body) {
    return api.with("Content-Type", "application/octet-stream").send("PUT", image + "/file", body);
  }

  private static BodyPublisher chunked(byte[] bytes) {
    return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
  }

  private static byte[] bytes(int size) {
    return "x".repeat(size).getBytes(StandardCharsets.US_ASCII);
  }

  private JsonObject assertQueued(String image) {
    JsonObject shown = owner.get(image).expect(200).json();
    assertEquals("queued", shown.getString("status"));
    assertEquals(JsonValue.NULL, shown.get("size"));
    assertEquals(JsonValue.NULL, shown.get("checksum"));
    return shown;
  }

  @Test
  void sizedUploadMakesTheImageActive() {
    String image = image();

    put(image, BodyPublishers.ofString("data")).expect(204);

    JsonObject shown = owner.get(image).json();
    assertEquals("active", shown.getString("status"));
    assertEquals(4, shown.getInt("size"));
    assertEquals(MD5_OF_DATA, shown.getString("checksum"));
    assertEquals("sha512", shown.getString("os_hash_algo"));
    assertEquals(SHA_512_OF_DATA, shown.getString("os_hash_value"));
  }

  @Test
  void chunkedUploadMakesTheImageActive() {
    String image = image();

    put(image, chunked(bytes(MOST))).expect(204);

    JsonObject shown = owner.get(image).json();
    assertEquals("active", shown.getString("status"));
    assertEquals(MOST, shown.getInt("size"));
  }

  @Test
  void zeroBytesAreAnImage() {
    for (BodyPublisher nothing :
        new BodyPublisher[] {BodyPublishers.noBody(), chunked(new byte[0])}) {
      String image = image();

      put(image, nothing).expect(204);

      JsonObject shown = owner.get(image).json();
      assertEquals("active", shown.getString("status"));
      assertEquals(0, shown.getInt("size"));
      assertEquals(MD5_OF_NOTHING, shown.getString("checksum"));
      assertEquals("sha512", shown.getString("os_hash_algo"));
    }
  }

  @Test
  void mediaTypeMustBeOctetStream() {
    String image = image();

    owner.send("PUT", image + "/file", BodyPublishers.ofString("data")).expect(415);
    owner
        .with("Content-Type", "application/json")
        .send("PUT", image + "/file", BodyPublishers.ofString("data"))
        .expectFault(415, "The media type must be application/octet-stream.");

    assertQueued(image);
  }

  @Test
  void announcedSizeMustBeANumberAndThatOfTheBody() {
    String image = image();

    for (String size : new String[] {"many", "-1", "4.0", "", "9999999999999999999"}) {
      put(owner.with("X-OpenStack-Image-Size", size), image, chunked(bytes(4)))
          .expectFault(
              400, "Invalid value for 'X-OpenStack-Image-Size': it is not a number of bytes");
    }
    put(owner.with("X-OpenStack-Image-Size", "3"), image, BodyPublishers.ofString("data"))
        .expectFault(400, "Invalid value for 'X-OpenStack-Image-Size': the body has 4 bytes");
    put(owner.with("X-OpenStack-Image-Size", "3"), image, chunked(bytes(4)))
        .expectFault(400, "The request body has more than 3 bytes, 3 were announced.");
    put(owner.with("X-OpenStack-Image-Size", "5"), image, chunked(bytes(4)))
        .expectFault(400, "The request body has only 4 bytes, 5 were announced.");

    assertQueued(image);
    put(owner.with("x-openstack-image-size", "4"), image, chunked(bytes(4))).expect(204);
  }

  @Test
  void storeMustBeKnownAndIsLookedAtBeforeTheImage() {
    String image = image();

    put(owner.with("X-Image-Meta-Store", "nowhere"), image, BodyPublishers.ofString("data"))
        .expectFault(400, "Invalid value for 'X-Image-Meta-Store': there is no store nowhere");
    put(
            owner.with("X-Image-Meta-Store", "os_glance_staging_store"),
            image,
            BodyPublishers.ofString("data"))
        .expect(400);
    put(owner.with("X-Image-Meta-Store", "nowhere"), "/v2/images/none", bytesOf("data"))
        .expect(400);

    put(owner.with("X-Image-Meta-Store", "default"), image, bytesOf("data")).expect(204);
  }

  private static BodyPublisher bytesOf(String text) {
    return BodyPublishers.ofString(text);
  }

  @Test
  void imageMustBeThere() {
    put("/v2/images/none", bytesOf("data")).expectFault(404, "No image with id none exists.");
    String image = image();
    put(Api.as("stranger"), image, bytesOf("data")).expect(404);
    owner.delete(image).expect(204);
    put(image, bytesOf("data")).expect(404);
  }

  @Test
  void readerMayNotUpload() {
    String image = image();

    put(Api.as("reader"), image, bytesOf("data"))
        .expectFault(403, "You are not authorized to perform upload_image.");

    assertQueued(image);
  }

  @Test
  void dataAreNeverReplaced() {
    String image = image();
    put(image, bytesOf("data")).expect(204);

    put(image, bytesOf("other"))
        .expectFault(409, "An image in status active cannot become saving.");

    assertEquals(MD5_OF_DATA, owner.get(image).json().getString("checksum"));
  }

  @Test
  void formatsMustBeSetBefore() {
    String image = owner.create("without formats");

    put(image, bytesOf("data")).expectFault(400, "Set disk_format before uploading data.");
    owner.replace(image, "disk_format", JsonText.array("['raw']").get(0)).expect(200);
    put(image, bytesOf("data")).expectFault(400, "Set container_format before uploading data.");

    assertQueued(image);
  }

  @Test
  void imageLargerThanAllowedIsRefused() {
    String image = image();
    String message = "An image may have " + MOST + " bytes at most.";

    put(image, BodyPublishers.ofByteArray(bytes(MOST + 1))).expectFault(413, message);
    put(owner.with("X-OpenStack-Image-Size", "200000"), image, chunked(bytes(4)))
        .expectFault(413, message);
    put(image, chunked(bytes(MOST + 1))).expectFault(413, message);

    assertQueued(image);
    assertTrue(
        put(image, BodyPublishers.ofByteArray(bytes(MOST + 1))).header("Retry-After").isEmpty());
    put(image, BodyPublishers.ofByteArray(bytes(MOST))).expect(204);
  }
}
