package org.cloudimages.data.boundary;

import static org.cloudimages.testing.Api.idOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.StoreSwitch;
import org.cloudimages.testing.StoredFiles;
import org.cloudimages.testing.TestWar;
import org.cloudimages.testing.WildFlyOnly;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PUT of an image's data. */
@ArquillianTest
@SharedDeployment(SharedDeployment.SMALL_IMAGES)
class UploadIT {

  static final int MAX_BYTES = 100_000;
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
            Integer.toString(MAX_BYTES),
            "images.upload.check",
            "PT0.2S",
            "images.stores",
            "default,second,shaky",
            "images.store.second.type",
            "file",
            "images.store.shaky.type",
            "faulty"));
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
    String image = owner.createRaw();

    owner.upload(image, "data").expect(204);

    JsonObject shown = owner.get(image).json();
    assertEquals("active", shown.getString("status"));
    assertEquals(4, shown.getInt("size"));
    assertEquals(MD5_OF_DATA, shown.getString("checksum"));
    assertEquals("sha512", shown.getString("os_hash_algo"));
    assertEquals(SHA_512_OF_DATA, shown.getString("os_hash_value"));
  }

  @Test
  void chunkedUploadMakesTheImageActive() {
    String image = owner.createRaw();

    owner.upload(image, chunked(bytes(MAX_BYTES))).expect(204);

    JsonObject shown = owner.get(image).json();
    assertEquals("active", shown.getString("status"));
    assertEquals(MAX_BYTES, shown.getInt("size"));
  }

  @Test
  void zeroBytesAreAnImage() {
    for (BodyPublisher nothing :
        new BodyPublisher[] {BodyPublishers.noBody(), chunked(new byte[0])}) {
      String image = owner.createRaw();

      owner.upload(image, nothing).expect(204);

      JsonObject shown = owner.get(image).json();
      assertEquals("active", shown.getString("status"));
      assertEquals(0, shown.getInt("size"));
      assertEquals(MD5_OF_NOTHING, shown.getString("checksum"));
      assertEquals("sha512", shown.getString("os_hash_algo"));
    }
  }

  @Test
  void mediaTypeMustBeOctetStream() {
    String image = owner.createRaw();

    owner.send("PUT", image + "/file", BodyPublishers.ofString("data")).expect(415);
    owner
        .with("Content-Type", "application/json")
        .send("PUT", image + "/file", BodyPublishers.ofString("data"))
        .expectFault(415, "The media type must be application/octet-stream.");

    assertQueued(image);
  }

  @Test
  void announcedSizeMustBeANumberAndThatOfTheBody() {
    String image = owner.createRaw();

    for (String size : new String[] {"many", "-1", "4.0", "", "9999999999999999999"}) {
      owner
          .with("X-OpenStack-Image-Size", size)
          .upload(image, chunked(bytes(4)))
          .expectFault(
              400, "Invalid value for 'X-OpenStack-Image-Size': it is not a number of bytes");
    }
    owner
        .with("X-OpenStack-Image-Size", "3")
        .upload(image, "data")
        .expectFault(400, "Invalid value for 'X-OpenStack-Image-Size': the body has 4 bytes");
    owner
        .with("X-OpenStack-Image-Size", "3")
        .upload(image, chunked(bytes(4)))
        .expectFault(400, "The request body has more than 3 bytes, 3 were announced.");
    owner
        .with("X-OpenStack-Image-Size", "5")
        .upload(image, chunked(bytes(4)))
        .expectFault(400, "The request body has only 4 bytes, 5 were announced.");

    assertQueued(image);
    owner.with("x-openstack-image-size", "4").upload(image, chunked(bytes(4))).expect(204);
  }

  @Test
  void storeMustBeKnownAndIsLookedAtBeforeTheImage() {
    String image = owner.createRaw();

    owner
        .with("X-Image-Meta-Store", "nowhere")
        .upload(image, "data")
        .expectFault(400, "Invalid value for 'X-Image-Meta-Store': there is no store nowhere");
    owner.with("X-Image-Meta-Store", "os_glance_staging_store").upload(image, "data").expect(400);
    owner.with("X-Image-Meta-Store", "nowhere").upload("/v2/images/none", "data").expect(400);

    owner.with("X-Image-Meta-Store", "default").upload(image, "data").expect(204);
  }

  @Test
  void imageMustBeThere() {
    owner.upload("/v2/images/none", "data").expectFault(404, "No image with id none exists.");
    String image = owner.createRaw();
    Api.as("stranger").upload(image, "data").expect(404);
    owner.delete(image).expect(204);
    owner.upload(image, "data").expect(404);
  }

  @Test
  void readerMayNotUpload() {
    String image = owner.createRaw();

    Api.as("reader")
        .upload(image, "data")
        .expectFault(403, "You are not authorized to perform upload_image.");

    assertQueued(image);
  }

  @Test
  void dataAreNeverReplaced() {
    String image = owner.createRaw();
    owner.upload(image, "data").expect(204);

    owner
        .upload(image, "other")
        .expectFault(409, "An image in status active cannot become saving.");

    assertEquals(MD5_OF_DATA, owner.get(image).json().getString("checksum"));
  }

  @Test
  void formatsMustBeSetBefore() {
    String image = owner.create("without formats");

    owner.upload(image, "data").expectFault(400, "Set disk_format before uploading data.");
    owner.replace(image, "disk_format", "raw").expect(200);
    owner.upload(image, "data").expectFault(400, "Set container_format before uploading data.");

    assertQueued(image);
  }

  @Test
  void imageLargerThanAllowedIsRefused() {
    String image = owner.createRaw();
    String message = "An image may have " + MAX_BYTES + " bytes at most.";

    owner.upload(image, BodyPublishers.ofByteArray(bytes(MAX_BYTES + 1))).expectFault(413, message);
    owner
        .with("X-OpenStack-Image-Size", "200000")
        .upload(image, chunked(bytes(4)))
        .expectFault(413, message);
    owner.upload(image, chunked(bytes(MAX_BYTES + 1))).expectFault(413, message);

    assertQueued(image);
    assertTrue(
        owner
            .upload(image, BodyPublishers.ofByteArray(bytes(MAX_BYTES + 1)))
            .header("Retry-After")
            .isEmpty());
    owner.upload(image, BodyPublishers.ofByteArray(bytes(MAX_BYTES))).expect(204);
  }

  private RawUpload saving(String image, String headers) {
    RawUpload upload = RawUpload.open(image + "/file", "member", headers);
    upload.send(headers.startsWith("Transfer") ? "1\r\nd\r\n" : "d");
    Await.until(() -> owner.status(image).equals("saving"));
    return upload;
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 4", "Transfer-Encoding: chunked"})
  void brokenConnectionLeavesTheImageQueued(String framing) {
    String image = owner.createRaw();

    saving(image, framing).reset();
    Await.until(() -> owner.status(image).equals("queued"));
    saving(image, framing).close();
    Await.until(() -> owner.status(image).equals("queued"));

    assertQueued(image);
    owner.upload(image, "data").expect(204);
  }

  @Test
  void imageThatIsSavingTakesNoOtherDataAndKeepsItsFormats() {
    String image = owner.createRaw();
    try (RawUpload upload = saving(image, "Content-Length: 4")) {
      owner
          .upload(image, "other")
          .expectFault(409, "An image in status saving cannot become saving.");
      owner
          .put(image + "/stage", BodyPublishers.ofString("other"))
          .expectFault(409, "An image in status saving cannot become uploading.");
      owner.replace(image, "disk_format", "iso").expect(403);
      owner.replace(image, "container_format", "ova").expect(403);
      owner.replace(image, "name", "new").expect(200);

      assertEquals(204, upload.send("ata").answer().status());
    }

    JsonObject shown = owner.get(image).json();
    assertEquals("active", shown.getString("status"));
    assertEquals("new", shown.getString("name"));
    assertEquals(MD5_OF_DATA, shown.getString("checksum"));
  }

  @Test
  void uploadOfADeletedImageEndsWithGone() {
    String image = owner.createRaw();
    try (RawUpload upload = saving(image, "Content-Length: 4")) {
      owner.delete(image).expect(204);

      Answer answer = upload.send("ata").answer();

      answer.expectFault(410, "The image was deleted while its data came in.");
    }
    owner.get(image).expect(404);
  }

  @Test
  void uploadNoticesSoonThatItsImageIsDeleted() {
    String image = owner.createRaw();
    try (RawUpload upload = saving(image, "Transfer-Encoding: chunked")) {
      owner.delete(image).expect(204);

      Await.until(() -> upload.chunk("x").isAnswered());

      assertEquals(410, upload.answer().status());
    }
  }

  @Test
  void clientThatWaitsIsAskedForTheBodyOnceNothingSpeaksAgainstIt() {
    String image = owner.createRaw();
    try (RawUpload upload =
        RawUpload.open(image + "/file", "member", "Content-Length: 4\r\nExpect: 100-continue")) {
      assertEquals("HTTP/1.1 100 Continue", upload.line());
      assertEquals("", upload.line());

      assertEquals(204, upload.send("data").answer().status());
    }
    assertEquals("active", owner.status(image));
  }

  @Test
  // because Payara asks for it before the application is asked
  @WildFlyOnly
  void clientThatWaitsIsNotAskedForABodyThatIsRefused() {
    String image = owner.createRaw();
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
    String image = owner.createRaw();
    String large = "x".repeat(2 * 1024 * 1024);

    Answer refused =
        RawConnection.sendToTheEnd(
                RawConnection.head("PUT " + image + "/file", TestBed.get().users().token("member"))
                    + "Content-Type: text/plain\r\nContent-Length: "
                    + large.length()
                    + "\r\n\r\n"
                    + large)
            .orElseThrow();

    assertEquals(415, refused.status());
    assertEquals(Optional.of("close"), refused.header("Connection"));
  }

  @Test
  void connectionIsKeptWhereAShortBodyIsRefused() {
    String image = owner.createRaw();

    Answer refused =
        RawConnection.send(
            RawConnection.head("PUT " + image + "/file", TestBed.get().users().token("member"))
                + "Content-Type: text/plain\r\nContent-Length: 4\r\n\r\ndata");

    assertEquals(415, refused.status());
    assertFalse(refused.header("Connection").equals(Optional.of("close")));
  }

  @ParameterizedTest
  @CsvSource({"REFUSING,503", "FULL,413", "BROKEN,500"})
  void storeThatTakesNoDataLeavesTheImageQueued(FaultyStore.Mode mode, int status) {
    String image = owner.createRaw();
    Api toShaky = owner.with("X-Image-Meta-Store", "shaky");
    try (StoreSwitch shaky = new StoreSwitch(owner, "shaky")) {
      shaky.to(mode, FaultyStore.Verb.PUT);

      toShaky.upload(image, "data").expect(status);
    }

    assertQueued(image);
    toShaky.upload(image, "data").expect(204);
  }

  @Test
  void dataMustBeOfTheFormatOfTheImage() {
    String image = owner.create(JsonText.object("{'disk_format':'iso','container_format':'bare'}"));

    owner.upload(image, "data").expect(415);

    assertQueued(image);
    owner.replace(image, "disk_format", "raw").expect(200);
    owner.upload(image, "data").expect(204);
    assertEquals(4, owner.get(image).json().getInt("virtual_size"));
  }

  @Test
  void dataInAnotherContainerAreNotInspected() {
    String image = owner.create(JsonText.object("{'disk_format':'iso','container_format':'ova'}"));

    owner.upload(image, "data").expect(204);

    assertEquals(JsonValue.NULL, owner.get(image).json().get("virtual_size"));
  }

  @Test
  void dataLieInTheStoreThatWasAskedFor() throws IOException {
    String image = owner.createRaw();

    owner.with("X-Image-Meta-Store", "second").upload(image, "data").expect(204);

    List<Path> stored = StoredFiles.in(TestBed.get().data().resolve("images-second"), idOf(image));
    assertEquals(1, stored.size());
    assertEquals("data", Files.readString(stored.get(0)));
  }

  @Test
  void otherUsersOfTheMachineMayReadNothing() throws IOException {
    String image = owner.createRaw();
    owner.upload(image, "data").expect(204);

    Path data = TestBed.get().data();
    Path file = StoredFiles.in(data.resolve("images"), idOf(image)).get(0);
    for (Path path = file; !path.equals(data); path = path.getParent()) {
      assertPrivate(path);
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
    String image = owner.createRaw();

    owner
        .with("Content-Encoding", coding)
        .upload(image, "data")
        .expectFault(415, "The data must be sent as they are, without a coding.");

    assertQueued(image);
    owner.with("Content-Encoding", "Identity").upload(image, "data").expect(204);
  }

  @Test
  void partOfTheDataIsRefused() {
    String image = owner.createRaw();

    owner
        .with("Content-Range", "bytes 5-8/9")
        .upload(image, "data")
        .expectFault(400, "Invalid value for 'Content-Range': the data must be sent whole");
    owner.with("Content-Range", "x").upload(image, chunked(bytes(4))).expect(400);

    assertQueued(image);
  }

  @Test
  void requestWithoutALengthAndABodyIsRefused() {
    String image = owner.createRaw();
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
    String sized = owner.createRaw();
    String inChunks = owner.createRaw();

    owner.with(header, value).upload(sized, "data").expect(204);
    owner
        .with(header, value)
        .upload(inChunks, chunked("data".getBytes(StandardCharsets.US_ASCII)))
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
    String image = owner.createRaw();

    Answer answer = owner.with(header, value).upload(image, "data").expect(400);

    String message = answer.fault().getString("message");
    assertTrue(
        message.startsWith("Invalid value for '" + header + "': the body has the " + found),
        message);
    assertQueued(image);
    Await.until(() -> !isStored(image));
    owner.upload(image, "data").expect(204);
  }

  private static boolean isStored(String image) {
    String id = idOf(image);
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
    String image = owner.createRaw();
    try (RawUpload upload =
        RawUpload.open(image + "/file", "member", "Content-Length: 4\r\n" + header + ": x")) {
      Answer answer = upload.send("data").answer().expect(400);

      String message = answer.fault().getString("message");
      assertTrue(message.startsWith("Invalid value for '" + header + "': "), message);
    }
    assertQueued(image);
  }
}
