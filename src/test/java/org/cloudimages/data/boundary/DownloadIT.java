package org.cloudimages.data.boundary;

import static org.cloudimages.testing.Api.idOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.store.FaultyStore.Mode;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.RawDownload;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.StoreSwitch;
import org.cloudimages.testing.StoredFiles;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** GET of an image's data. */
@ArquillianTest
@SharedDeployment(SharedDeployment.STORES)
class DownloadIT {

  private static final String DIGITS = "0123456789";
  private static final String MD5_OF_DIGITS = "781e5e245d69b566979b86e28d23f2c7";
  private static final String TAG_OF_DIGITS = "\"" + MD5_OF_DIGITS + "\"";

  /** More than all buffers between the service and a client that does not read. */
  private static final int LARGE = 24 * 1024 * 1024;

  private final Api owner = Api.as("member");

  @Deployment(testable = false)
  static WebArchive war() {
    return StoresIT.war();
  }

  private String image(byte[] data) {
    return image(owner, data);
  }

  private String image(Api api, byte[] data) {
    String image = owner.createRaw();
    api.upload(image, BodyPublishers.ofByteArray(data)).expect(204);
    return image;
  }

  private String digits() {
    return image(DIGITS.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] large() {
    byte[] data = new byte[LARGE];
    for (int n = 0; n < data.length; n++) {
      data[n] = (byte) (n * 31 + (n >> 12));
    }
    return data;
  }

  /** The file that holds the data. */
  private static Path file(String image) {
    return StoredFiles.in(TestBed.get().data().resolve("images"), idOf(image)).get(0);
  }

  @Test
  void allBytesAreSentWithTheirLengthAndDigest() {
    Answer answer = owner.get(digits() + "/file").expect(200);

    assertEquals(DIGITS, answer.body());
    assertEquals(Optional.of("application/octet-stream"), answer.header("Content-Type"));
    assertEquals(Optional.of("10"), answer.header("Content-Length"));
    assertEquals(Optional.of(MD5_OF_DIGITS), answer.header("Content-MD5"));
    assertEquals(Optional.of(TAG_OF_DIGITS), answer.header("ETag"));
    assertEquals(Optional.empty(), answer.header("Content-Range"));
    assertEquals(Optional.empty(), answer.header("Content-Encoding"));
  }

  @ParameterizedTest
  @CsvSource({
    "Range, bytes=0-4, 01234, bytes 0-4/10",
    "Range, bytes=6-, 6789, bytes 6-9/10",
    "Range, bytes=0-, 0123456789, bytes 0-9/10",
    "Range, bytes=-3, 789, bytes 7-9/10",
    "Range, bytes=-30, 0123456789, bytes 0-9/10",
    "Range, bytes=8-30, 89, bytes 8-9/10",
    "Range, 'bytes=0-1,', 01, bytes 0-1/10",
    "Content-Range, bytes 1-3/*, 123, bytes 1-3/10"
  })
  void partIsSentWithItsPlaceAndTheDigestOfTheWhole(
      String header, String range, String bytes, String place) {
    Answer answer = owner.with(header, range).get(digits() + "/file").expect(206);

    assertEquals(bytes, answer.body());
    assertEquals(Optional.of("application/octet-stream"), answer.header("Content-Type"));
    assertEquals(Optional.of(Integer.toString(bytes.length())), answer.header("Content-Length"));
    assertEquals(Optional.of(place), answer.header("Content-Range"));
    assertEquals(Optional.of(MD5_OF_DIGITS), answer.header("Content-MD5"));
    assertEquals(Optional.of(TAG_OF_DIGITS), answer.header("ETag"));
  }

  @Test
  void rangeOfAnotherUnitIsIgnored() {
    assertEquals(
        DIGITS, owner.with("Range", "items=0-1").get(digits() + "/file").expect(200).body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"x\"", "Sat, 28 Nov 2026 10:00:00 GMT", "W/" + TAG_OF_DIGITS})
  void rangeOfOtherDataIsAnsweredWithAllOfThese(String condition) {
    Answer answer =
        owner.with("Range", "bytes=0-1").with("If-Range", condition).get(digits() + "/file");

    assertEquals(DIGITS, answer.expect(200).body());
    assertEquals(Optional.empty(), answer.header("Content-Range"));
  }

  @Test
  void rangeOfTheseDataIsSent() {
    Answer answer =
        owner.with("Range", "bytes=0-1").with("If-Range", TAG_OF_DIGITS).get(digits() + "/file");

    assertEquals("01", answer.expect(206).body());
  }

  @ParameterizedTest
  @CsvSource({
    "Range, bytes=10-",
    "Range, bytes=4-2",
    "Range, foo",
    "Content-Range, bytes 1-10/*",
    "Content-Range, foo"
  })
  void rangeThatTheImageDoesNotHaveIsNotSatisfiable(String header, String range) {
    Answer answer = owner.with(header, range).get(digits() + "/file");

    answer.expectFault(416, "The image has no such range of bytes.");
    assertEquals(Optional.of("bytes */10"), answer.header("Content-Range"));
  }

  @Test
  void severalRangesAreRefused() {
    owner
        .with("Range", "bytes=0-1,3-4")
        .get(digits() + "/file")
        .expectFault(400, "Invalid value for 'Range': only one range can be asked for");
  }

  @Test
  void imageWithoutDataIsAnsweredWithoutContent() {
    String image = owner.createRaw();

    owner.get(image + "/file").expect(204);
    owner.with("Range", "bytes=0-4").get(image + "/file").expect(204);
    owner.with("Range", "bytes=0-4,5-6").get(image + "/file").expect(204);
  }

  @Test
  void zeroBytesAreData() {
    String image = image(new byte[0]);

    Answer answer = owner.get(image + "/file").expect(200);

    assertEquals("", answer.body());
    assertEquals(Optional.of("0"), answer.header("Content-Length"));
    owner.with("Range", "bytes=0-").get(image + "/file").expect(416);
  }

  @Test
  void otherMethodsAreNotAllowed() {
    String file = digits() + "/file";
    for (String method : new String[] {"HEAD", "POST", "DELETE", "PATCH"}) {
      Answer answer = owner.send(method, file, BodyPublishers.noBody()).expect(405);
      assertEquals(Optional.of("GET, PUT"), answer.header("Allow"));
    }
  }

  @Test
  void bodyIsRefused() {
    owner
        .send("GET", digits() + "/file", BodyPublishers.ofString("body"))
        .expectFault(400, "No request body is allowed here.");
  }

  @Test
  void unknownHiddenAndDeletedImagesAreNotThere() {
    String image = digits();
    Api.as("stranger").get(image + "/file").expect(404);

    owner.delete(image).expect(204);

    owner.get(image + "/file").expect(404);
    owner.get("/v2/images/no-such-image/file").expect(404);
  }

  @Test
  void preferredStoresMustBeThere() {
    String image =
        image(
            owner.with("X-Image-Meta-Store", "shaky"), DIGITS.getBytes(StandardCharsets.US_ASCII));

    for (String stores : new String[] {"shaky", "default,shaky", "default", "default%2C+shaky"}) {
      assertEquals(DIGITS, owner.get(image + "/file?prefer=" + stores).expect(200).body());
    }
    for (String stores : new String[] {"", "nowhere", "os_glance_staging_store"}) {
      owner
          .get(image + "/file?prefer=default," + stores)
          .expectFault(400, "Invalid value for 'prefer': there is no store " + stores);
    }
  }

  @Test
  void storeThatDoesNotAnswerIsUnavailable() {
    String image =
        image(
            owner.with("X-Image-Meta-Store", "shaky"), DIGITS.getBytes(StandardCharsets.US_ASCII));

    try (StoreSwitch shaky = new StoreSwitch(owner, "shaky")) {
      shaky.to(Mode.REFUSING);
      owner.get(image + "/file").expect(503);
      JsonObject told =
          JsonText.object("{'status':'OK','reasons':['Store shaky does not answer.']}");
      Await.until(() -> Api.anonymous().get("/healthcheck/ready").expect(200).json().equals(told));
    }

    owner.get(image + "/file").expect(200);
  }

  @Test
  void lostBytesAreAnsweredWithoutContent() throws IOException {
    String image = digits();
    Files.delete(file(image));

    owner.get(image + "/file").expect(204);
  }

  @Test
  void bytesThatAreTooFewBeforeTheFirstOneIsSentAreUnavailable() throws IOException {
    String image = digits();
    truncate(image, 9);

    owner.get(image + "/file").expect(503);
    assertEquals("0123", owner.with("Range", "bytes=0-3").get(image + "/file").body());
  }

  @Test
  void storeThatBreaksOffBreaksTheConnection() throws IOException {
    String image = image(large());
    truncate(image, LARGE / 2);

    try (RawDownload download = RawDownload.open(image + "/file", "member")) {
      long start = System.nanoTime();
      RawDownload.End end = download.toTheEnd();

      assertEquals(LARGE, end.announced());
      assertTrue(end.isVisiblyBroken(), end::toString);
      // because a client must not wait until the server is tired of the connection
      assertTrue(System.nanoTime() - start < 20_000_000_000L);
    }
  }

  @Test
  void downloadThatRunsIsNotTouchedByADelete() throws IOException {
    String image = image(large());
    String checksum = owner.get(image).json().getString("checksum");

    try (RawDownload download = RawDownload.open(image + "/file", "member")) {
      owner.delete(image).expect(204);
      owner.get(image + "/file").expect(404);
      RawDownload.End end = download.toTheEnd();

      assertTrue(end.isWhole(), end::toString);
      assertEquals(checksum, end.md5());
    }
  }

  private static void truncate(String image, int size) throws IOException {
    try (FileChannel file = FileChannel.open(file(image), StandardOpenOption.WRITE)) {
      file.truncate(size);
    }
  }
}
