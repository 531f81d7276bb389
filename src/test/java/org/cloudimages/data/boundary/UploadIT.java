package org.cloudimages.data.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.store.FaultyStore;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.RawConnection;
import org.cloudimages.testing.RawUpload;
import org.cloudimages.testing.StoreSwitch;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PUT of an image's data. */
@ArquillianTest
@Tag("database")
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
    return TestWar.create(
        Map.of(
            "images.image.max-size",
            Integer.toString(MOST),
            "images.upload.check",
            "PT0.2S",
            "images.stores",
            "default,second,shaky",
            "images.store.second.type",
            "file",
            "images.store.shaky.type",
            "faulty"));
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

  private String status(String image) {
    return owner.get(image).json().getString("status");
  }

  private RawUpload saving(String image, String headers) {
    RawUpload upload = RawUpload.open(image + "/file", "member", headers);
    upload.send(headers.startsWith("Transfer") ? "1\r\nd\r\n" : "d");
    Await.until(() -> status(image).equals("saving"));
    return upload;
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 4", "Transfer-Encoding: chunked"})
  void brokenConnectionLeavesTheImageQueued(String framing) {
    String image = image();

    saving(image, framing).reset();
    Await.until(() -> status(image).equals("queued"));
    saving(image, framing).close();
    Await.until(() -> status(image).equals("queued"));

    assertQueued(image);
    put(image, bytesOf("data")).expect(204);
  }

  @Test
  void imageThatIsSavingTakesNoOtherDataAndKeepsItsFormats() {
    String image = image();
    try (RawUpload upload = saving(image, "Content-Length: 4")) {
      put(image, bytesOf("other"))
          .expectFault(409, "An image in status saving cannot become saving.");
      owner
          .with("Content-Type", "application/octet-stream")
          .send("PUT", image + "/stage", bytesOf("other"))
          .expectFault(409, "An image in status saving cannot become uploading.");
      owner.replace(image, "disk_format", JsonText.array("['iso']").get(0)).expect(403);
      owner.replace(image, "container_format", JsonText.array("['ova']").get(0)).expect(403);
      owner.replace(image, "name", JsonText.array("['new']").get(0)).expect(200);

      assertEquals(204, upload.send("ata").answer().status());
    }

    JsonObject shown = owner.get(image).json();
    assertEquals("active", shown.getString("status"));
    assertEquals("new", shown.getString("name"));
    assertEquals(MD5_OF_DATA, shown.getString("checksum"));
  }

  @Test
  void uploadOfADeletedImageEndsWithGone() {
    String image = image();
    try (RawUpload upload = saving(image, "Content-Length: 4")) {
      owner.delete(image).expect(204);

      Answer answer = upload.send("ata").answer();

      answer.expectFault(410, "The image was deleted while its data came in.");
    }
    owner.get(image).expect(404);
  }

  @Test
  void uploadNoticesSoonThatItsImageIsDeleted() {
    String image = image();
    try (RawUpload upload = saving(image, "Transfer-Encoding: chunked")) {
      owner.delete(image).expect(204);

      Await.until(() -> upload.chunk("x").isAnswered());

      assertEquals(410, upload.answer().status());
    }
  }

  @Test
  void clientThatWaitsIsAskedForTheBodyOnceNothingSpeaksAgainstIt() {
    String image = image();
    try (RawUpload upload =
        RawUpload.open(image + "/file", "member", "Content-Length: 4\r\nExpect: 100-continue")) {
      assertEquals("HTTP/1.1 100 Continue", upload.line());
      assertEquals("", upload.line());

      assertEquals(204, upload.send("data").answer().status());
    }
    assertEquals("active", status(image));
  }

  @Test
  void clientThatWaitsIsNotAskedForABodyThatIsRefused() {
    // because Payara asks for it before the application is asked
    assumeTrue(System.getProperty("server").equals("wildfly"));
    String image = image();
    try (RawUpload upload =
        RawUpload.open(
            image + "/file", "member", "Content-Length: 100001\r\nExpect: 100-continue")) {
      Answer answer = upload.answer().expect(413);
      assertEquals(Optional.of("close"), answer.header("Connection"));
    }
    assertQueued(image);
  }

  @Test
  void connectionIsClosedWhereTooMuchOfARefusedBodyIsLeft() {
    String image = image();
    String large = "x".repeat(2 * 1024 * 1024);

    Answer refused =
        RawConnection.sendToTheEnd(
                "PUT "
                    + image
                    + "/file HTTP/1.1\r\nHost: localhost\r\nX-Auth-Token: "
                    + TestBed.get().users().token("member")
                    + "\r\nContent-Type: text/plain\r\nContent-Length: "
                    + large.length()
                    + "\r\n\r\n"
                    + large)
            .orElseThrow();

    assertEquals(415, refused.status());
    assertEquals(Optional.of("close"), refused.header("Connection"));
  }

  @Test
  void connectionIsKeptWhereAShortBodyIsRefused() {
    String image = image();

    Answer refused =
        RawConnection.send(
            "PUT "
                + image
                + "/file HTTP/1.1\r\nHost: localhost\r\nX-Auth-Token: "
                + TestBed.get().users().token("member")
                + "\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\ndata");

    assertEquals(415, refused.status());
    assertFalse(refused.header("Connection").equals(Optional.of("close")));
  }

  @ParameterizedTest
  @CsvSource({"REFUSING,503", "FULL,413", "BROKEN,500"})
  void storeThatTakesNoDataLeavesTheImageQueued(FaultyStore.Mode mode, int status) {
    String image = image();
    Api toShaky = owner.with("X-Image-Meta-Store", "shaky");
    try (StoreSwitch shaky = new StoreSwitch(owner, "shaky")) {
      shaky.to(mode, FaultyStore.Verb.PUT);

      put(toShaky, image, bytesOf("data")).expect(status);
    }

    assertQueued(image);
    put(toShaky, image, bytesOf("data")).expect(204);
  }

  @Test
  void dataMustBeOfTheFormatOfTheImage() {
    String image = owner.create(JsonText.object("{'disk_format':'iso','container_format':'bare'}"));

    put(image, bytesOf("data")).expect(415);

    assertQueued(image);
    owner.replace(image, "disk_format", JsonText.array("['raw']").get(0)).expect(200);
    put(image, bytesOf("data")).expect(204);
    assertEquals(4, owner.get(image).json().getInt("virtual_size"));
  }

  @Test
  void dataInAnotherContainerAreNotInspected() {
    String image = owner.create(JsonText.object("{'disk_format':'iso','container_format':'ova'}"));

    put(image, bytesOf("data")).expect(204);

    assertEquals(JsonValue.NULL, owner.get(image).json().get("virtual_size"));
  }

  @Test
  void dataLieInTheStoreThatWasAskedFor() throws IOException {
    String image = image();
    String id = image.substring(image.lastIndexOf('/') + 1);

    put(owner.with("X-Image-Meta-Store", "second"), image, bytesOf("data")).expect(204);

    try (Stream<Path> files = Files.walk(TestBed.get().data().resolve("images-second"))) {
      List<Path> stored =
          files.filter(file -> file.toString().contains(id)).filter(Files::isRegularFile).toList();
      assertEquals(1, stored.size());
      assertEquals("data", Files.readString(stored.get(0)));
    }
  }

  @Test
  void otherUsersOfTheMachineMayReadNothing() throws IOException {
    String image = image();
    put(image, bytesOf("data")).expect(204);

    String id = image.substring(image.lastIndexOf('/') + 1);
    Path data = TestBed.get().data();
    try (Stream<Path> files = Files.walk(data.resolve("images"))) {
      Path file =
          files
              .filter(path -> path.toString().contains(id))
              .filter(Files::isRegularFile)
              .findFirst()
              .orElseThrow();
      for (Path path = file; !path.equals(data); path = path.getParent()) {
        assertPrivate(path);
      }
    }
    for (String name : List.of("db", "db/seg0", "db/service.properties", "derby.log")) {
      if (Files.exists(data.resolve(name))) {
        assertPrivate(data.resolve(name));
      }
    }
  }

  private static void assertPrivate(Path path) throws IOException {
    String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    assertEquals("------", mode.substring(3), path::toString);
  }

  // how the data are sent

  @ParameterizedTest
  @CsvSource({"gzip", "'identity, br'", "aws-chunked"})
  void dataInACodingAreRefused(String coding) {
    String image = image();

    put(owner.with("Content-Encoding", coding), image, bytesOf("data"))
        .expectFault(415, "The data must be sent as they are, without a coding.");

    assertQueued(image);
    put(owner.with("Content-Encoding", "Identity"), image, bytesOf("data")).expect(204);
  }

  @Test
  void partOfTheDataIsRefused() {
    String image = image();

    put(owner.with("Content-Range", "bytes 5-8/9"), image, bytesOf("data"))
        .expectFault(400, "Invalid value for 'Content-Range': the data must be sent whole");
    put(owner.with("Content-Range", "x"), image, chunked(bytes(4))).expect(400);

    assertQueued(image);
  }

  @Test
  void requestWithoutALengthAndABodyIsRefused() {
    String image = image();
    try (RawUpload upload = RawUpload.open(image + "/file", "member", "X-Nothing: more")) {
      upload.answer().expectFault(411, "The length of the body is required.");
    }

    assertQueued(image);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Content-MD5|jXd/OF09/siBXSD3SWAm3A==",
        "Content-MD5|8d777f385d3dfec8815d20f7496026dc",
        "Content-Digest|sha-256=:Om6weQ85rIfJTzhWst0sXREOaBFgImGpqSPTuyOtyLc=:",
        "Repr-Digest|unknown=:AA==:, sha-256=:Om6weQ85rIfJTzhWst0sXREOaBFgImGpqSPTuyOtyLc=:",
        "Content-Digest|sha-512=:d8fOml2GuzhtRDu5Y5D6oSBjMVhpnIhEwwsTqwv5J2C35EFq6jl9uRtKwOXdVrjvfksGYWKrH9wIgxnObe/Idg==:",
        "Content-Digest|unknown=:AA==:"
      })
  void dataWithTheirDigestAreTaken(String header, String value) {
    String sized = image();
    String inChunks = image();

    put(owner.with(header, value), sized, bytesOf("data")).expect(204);
    put(owner.with(header, value), inChunks, chunked("data".getBytes(StandardCharsets.US_ASCII)))
        .expect(204);

    assertEquals(MD5_OF_DATA, owner.get(sized).json().getString("checksum"));
    assertEquals(SHA_512_OF_DATA, owner.get(inChunks).json().getString("os_hash_value"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Content-MD5|eV8yArF8trw9S3cdjGyerw==|MD5 8d777f38",
        "Content-Digest|sha-256=:2SmKENGwc1g33EvYXaxkGw887yekfl1TpU8vP1svz/o=:|SHA-256 3a6eb079",
        "Repr-Digest|sha-256=:Om6weQ85rIfJTzhWst0sXREOaBFgImGpqSPTuyOtyLc=:,"
            + " sha-512=:4lrDhF+MvhKAGi36WonUxV3EeQDztu3Jqe5ZDzwrkxL2ZdADnJOCi3tY8zlQvIF6CVWpxQAKjT4oBWnwh0XKaA==:|SHA-512"
            + " 77c7ce9a"
      })
  void dataWithAnotherDigestAreRefusedAndLeaveNothing(String header, String value, String found) {
    String image = image();

    Answer answer = put(owner.with(header, value), image, bytesOf("data")).expect(400);

    String message = answer.fault().getString("message");
    assertTrue(
        message.startsWith("Invalid value for '" + header + "': the body has the " + found),
        message);
    assertQueued(image);
    Await.until(() -> !isStored(image));
    put(image, bytesOf("data")).expect(204);
  }

  private static boolean isStored(String image) {
    String id = image.replaceFirst(".*/", "");
    try (Stream<Path> files = Files.walk(TestBed.get().data().resolve("images"))) {
      return files.anyMatch(file -> file.toString().contains(id));
    } catch (IOException | UncheckedIOException e) {
      // because directories go while they are looked at
      return true;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-MD5", "Content-Digest", "Repr-Digest"})
  void malformedDigestIsRefusedBeforeTheFirstByte(String header) {
    String image = image();
    try (RawUpload upload =
        RawUpload.open(image + "/file", "member", "Content-Length: 4\r\n" + header + ": x")) {
      Answer answer = upload.send("data").answer().expect(400);

      String message = answer.fault().getString("message");
      assertTrue(message.startsWith("Invalid value for '" + header + "': "), message);
    }
    assertQueued(image);
  }
}
