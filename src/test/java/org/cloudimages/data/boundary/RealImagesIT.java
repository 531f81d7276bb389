package org.cloudimages.data.boundary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.RealImage;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disc that a machine boots from goes up in all formats that QEMU makes of it. */
@ArquillianTest
@SharedDeployment(SharedDeployment.RECYCLE_BIN)
class RealImagesIT {

  @TempDir private static Path directory;

  private final Api owner = Api.as("member");

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.withRecycleBin();
  }

  @BeforeAll
  static void needsQemu() {
    RealImage.require();
  }

  private String image(String diskFormat) {
    return image(diskFormat, "bare");
  }

  private String image(String diskFormat, String container) {
    String attributes = "{'disk_format':'%s','container_format':'%s'}";
    return owner.create(JsonText.object(attributes.formatted(diskFormat, container)));
  }

  private Answer upload(String image, RealImage data) {
    return owner.upload(image, body(data));
  }

  private static BodyPublisher body(RealImage data) {
    try {
      return BodyPublishers.ofFile(data.file());
    } catch (FileNotFoundException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<RealImage> all() {
    return Stream.concat(
        Stream.of(RealImage.disc()),
        Stream.of("qcow2", "vmdk", "vhd", "vhdx", "vdi", "raw")
            .map(format -> RealImage.converted(directory, format)));
  }

  @Test
  void eachFormatIsKnownAndOutlivesADeleteUntilItIsPurged() {
    all().forEach(this::assertLives);
  }

  private void assertLives(RealImage data) {
    String image = image(data.diskFormat());
    upload(image, data).expect(204);
    assertHolds(image, data);

    owner.delete(image).expect(204);
    owner.get(image).expect(404);
    String binned = image.replace("/v2/images", "/v2/recycle-bin");
    owner.send("POST", binned + "/restore", BodyPublishers.noBody()).expect(200);
    assertHolds(image, data);

    owner.delete(image).expect(204);
    owner.delete(binned).expect(204);
    owner.get(binned).expect(404);
    owner.get(image).expect(404);
  }

  private void assertHolds(String image, RealImage data) {
    JsonObject shown = owner.get(image).json();
    assertEquals("active", shown.getString("status"));
    assertEquals(data.bytes().length, shown.getJsonNumber("size").longValue());
    assertEquals(data.virtualSize(), virtualSize(shown), data::diskFormat);
    assertEquals(data.digest("SHA-512"), shown.getString("os_hash_value"));
    assertArrayEquals(data.bytes(), download(image), data::diskFormat);
  }

  private static byte[] download(String image) {
    TestBed bed = TestBed.get();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(bed.server().endpoint() + image + "/file"))
            .header("X-Auth-Token", bed.users().token("member"))
            .build();
    try {
      return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static long virtualSize(JsonObject image) {
    return image.getJsonNumber("virtual_size").longValue();
  }

  @Test
  void rawImageIsAsLargeAsItsDataWhateverTheyAre() {
    RealImage data = RealImage.converted(directory, "qcow2");
    String image = image("raw");
    upload(image, data).expect(204);
    assertEquals(data.bytes().length, virtualSize(owner.get(image).json()));
  }

  @Test
  void diskWithPartitionsIsAcceptedUnlessItsMbrDoesNotProtectIt() throws IOException {
    byte[] disk = new byte[1 << 20];
    // the protective MBR and the header of a GPT
    System.arraycopy(new byte[] {0, 0, 2, 0, (byte) 0xee, 0, 0, 0, 1}, 0, disk, 446, 9);
    System.arraycopy(new byte[] {0x55, (byte) 0xaa, 'E', 'F', 'I', ' ', 'P'}, 0, disk, 510, 7);
    System.arraycopy(new byte[] {'A', 'R', 'T'}, 0, disk, 517, 3);
    RealImage data = new RealImage(Files.write(directory.resolve("gpt"), disk), "raw");
    String image = image("raw");
    upload(image, data).expect(204);
    assertEquals(disk.length, virtualSize(owner.get(image).json()));

    disk[446 + 16 + 4] = (byte) 0x83;
    Files.write(data.file(), disk);
    String why = "gpt: its MBR has other partitions than the protective one";
    assertUnsafe(data, "raw", why);
  }

  @Test
  void unsafeDiskIsRefusedInEveryContainerAndASafeOneNeedNotMatch() {
    RealImage safe = RealImage.converted(directory, "qcow2");
    RealImage backed =
        RealImage.created(directory, "qcow2", "-o", "backing_file=/etc/passwd,backing_fmt=raw");
    for (String container : List.of("ovf", "ova", "docker", "compressed")) {
      String image = image("vmdk", container);
      upload(image, backed)
          .expectFault(415, "The data are not safe to use. qcow2: it has a backing file.");
      assertQueued(image);
      upload(image, safe).expect(204);
      assertEquals(JsonValue.NULL, owner.get(image).json().get("virtual_size"));
    }
    upload(image("ami", "ami"), backed).expect(415);
  }

  @Test
  void otherFormatIsRefusedAndTheImageWaitsAgain() {
    String image = image("vmdk");
    upload(image, RealImage.converted(directory, "qcow2"))
        .expectFault(415, "The data do not match the disk format vmdk: they look like qcow2.");
    assertQueued(image);
    upload(image, RealImage.converted(directory, "vmdk")).expect(204);
    assertEquals("active", owner.status(image));
  }

  @Test
  void unsafeDiskIsRefusedUnderEveryName() {
    RealImage backed =
        RealImage.created(directory, "qcow2", "-o", "backing_file=/etc/passwd,backing_fmt=raw");
    assertUnsafe(backed, "qcow2", "qcow2: it has a backing file");
    assertUnsafe(backed, "raw", "qcow2: it has a backing file");
    RealImage split =
        RealImage.created(directory, "qcow2", "-o", "data_file=" + directory.resolve("data"));
    assertUnsafe(split, "qcow2", "qcow2: it keeps its data in another file");
    RealImage flat = RealImage.created(directory, "vmdk", "-o", "subformat=monolithicFlat");
    assertUnsafe(flat, "vmdk", "vmdk: it is a descriptor of other files");
  }

  private void assertUnsafe(RealImage data, String diskFormat, String why) {
    String image = image(diskFormat);
    upload(image, data).expectFault(415, "The data are not safe to use. " + why + ".");
    assertQueued(image);
    owner.delete(image).expect(204);
    owner.get(image).expect(404);
  }

  private void assertQueued(String image) {
    JsonObject shown = owner.get(image).json();
    assertEquals("queued", shown.getString("status"));
    assertEquals(JsonValue.NULL, shown.get("size"));
    assertEquals(JsonValue.NULL, shown.get("virtual_size"));
    assertEquals(JsonValue.NULL, shown.get("os_hash_value"));
  }
}
