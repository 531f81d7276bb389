package org.cloudimages.data.boundary;

import static org.cloudimages.testing.Api.idOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.server.Swift;
import org.cloudimages.store.StoredObject;
import org.cloudimages.store.swift.SwiftContainer;
import org.cloudimages.store.transfer.Transfer;
import org.cloudimages.store.transfer.TransferSettings;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.FileServer;
import org.cloudimages.testing.RealImage;
import org.cloudimages.testing.SharedSwift;
import org.cloudimages.testing.StoredFiles;
import org.cloudimages.testing.TestCertificate;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that a machine boots from comes from the web into files, Swift and S3, and leaves. */
@ArquillianTest
@Tag("slow")
class ObjectStoreImportIT {

  private static final String EXPORTS = "exports";

  @TempDir private static Path directory;

  private final Api owner = Api.as("member");
  private final Api admin = Api.as("admin");

  @Deployment(testable = false)
  static WebArchive war() {
    return ObjectStoreIT.war();
  }

  @BeforeEach
  void needsASwiftAndQemu() {
    SharedSwift.get();
    RealImage.require();
  }

  @Test
  void realDiskFromHttpIsTheSameInEachStoreUntilItIsGone() throws IOException {
    RealImage disk = RealImage.converted(directory, "vhd");
    try (FileServer web = FileServer.http(disk.file())) {
      assertLives(disk, web);
    }
  }

  @Test
  void realDiskFromHttpsIsTheSameInEachStoreUntilItIsGone() throws IOException {
    RealImage disk = RealImage.converted(directory, "vmdk");
    try (FileServer web = FileServer.https(TestCertificate.shared(), disk.file())) {
      assertLives(disk, web);
    }
  }

  private void assertLives(RealImage disk, FileServer web) throws IOException {
    String image =
        owner.create(
            Json.createObjectBuilder()
                .add("disk_format", disk.diskFormat())
                .add("container_format", "bare")
                .build());

    importInto(owner, image, method("web-download").add("uri", web.url()).build(), "default,swift");
    assertHolds(image, disk, "default,swift");
    importInto(admin, image, method("copy-image").build(), "s3");
    assertHolds(image, disk, "default,swift,s3");

    admin.delete("/v2/stores/swift/" + idOf(image)).expect(204);
    Await.until(() -> ObjectStoreIT.stored("swift", image).isEmpty());
    assertHolds(image, disk, "default,s3");
    if (disk.diskFormat().equals("vhd")) {
      assertLeaves(image, disk);
    }
    owner.delete(image).expect(204);
    awaitNothing(image);
  }

  /** Exports it into an object of its owner's, which is the disk too. */
  private void assertLeaves(String image, RealImage disk) throws IOException {
    Swift swift = SharedSwift.get();
    swift.createContainer(EXPORTS);
    JsonObject input =
        Json.createObjectBuilder()
            .add("image_uuid", idOf(image))
            .add("receiving_swift_container", EXPORTS)
            .build();
    String task =
        owner
            .with("X-Storage-Token", swift.token())
            .post(
                "/v2/tasks",
                Json.createObjectBuilder().add("type", "export").add("input", input).build())
            .expect(201)
            .json()
            .getString("self");
    Await.until(() -> owner.get(task).expect(200).json().containsKey("expires_at"));
    assertEquals("success", owner.get(task).json().getString("status"));

    SwiftContainer objects =
        SwiftContainer.of(
            new Transfer(new TransferSettings(Duration.ofSeconds(5), Duration.ofSeconds(30))),
            URI.create(swift.accountUrl()),
            swift.token(),
            EXPORTS,
            1L << 30);
    String name = idOf(image) + ".vhd";
    long size = objects.size(name).orElseThrow();
    assertEquals(disk.digest("SHA-512"), digest(objects.open(name, 0, size)));
  }

  private static JsonObjectBuilder method(String name) {
    return Json.createObjectBuilder().add("name", name);
  }

  private void importInto(Api caller, String image, JsonObject method, String stores) {
    JsonObject request =
        Json.createObjectBuilder()
            .add("method", method)
            .add("stores", Json.createArrayBuilder(List.of(stores.split(","))))
            .build();
    caller.post(image + "/import", request).expect(202);
    Await.until(() -> show(image).getString("os_glance_import_task").isEmpty());
    owner.get(image + "/tasks").expect(200).json().getJsonArray("tasks").stream()
        .map(task -> task.asJsonObject())
        .forEach(task -> assertEquals("success", task.getString("status"), task::toString));
  }

  private JsonObject show(String image) {
    return owner.get(image).expect(200).json();
  }

  private void assertHolds(String image, RealImage disk, String stores) throws IOException {
    JsonObject shown = show(image);
    assertEquals("active", shown.getString("status"));
    assertEquals(stores, shown.getString("stores"));
    assertEquals(Files.size(disk.file()), shown.getJsonNumber("size").longValueExact());
    assertEquals(disk.virtualSize(), shown.getJsonNumber("virtual_size").longValueExact());
    assertEquals(disk.digest("SHA-512"), shown.getString("os_hash_value"));
    for (String store : stores.split(",")) {
      assertEquals(disk.digest("SHA-512"), digest(store, image), store);
    }
  }

  /** Of the bytes that lie there, in hex. */
  private static String digest(String store, String image) throws IOException {
    if (store.equals("default")) {
      List<Path> files = files(image);
      assertEquals(1, files.size(), files::toString);
      return digest(Files.newInputStream(files.get(0)));
    }
    List<StoredObject> objects = ObjectStoreIT.stored(store, image);
    assertEquals(1, objects.size(), objects::toString);
    StoredObject only = objects.get(0);
    return digest(ObjectStoreIT.store(store).open(only.key(), 0, only.size()));
  }

  private static String digest(InputStream bytes) throws IOException {
    try (DigestInputStream in =
        new DigestInputStream(bytes, MessageDigest.getInstance("SHA-512"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Path> files(String image) {
    return StoredFiles.in(TestBed.get().data().resolve("images"), idOf(image));
  }

  /** Waits until there is no object, no file, staged ones too, and no row of data. */
  private void awaitNothing(String image) {
    for (String store : List.of("s3", "swift")) {
      Await.until(() -> ObjectStoreIT.stored(store, image).isEmpty());
    }
    Await.until(() -> StoredFiles.in(TestBed.get().data(), idOf(image)).isEmpty());
    for (String state : List.of("WRITING", "LIVE", "DOOMED", "RECLAIMING")) {
      String path = "/v2/probe/blobs/" + idOf(image) + "/" + state;
      Await.until(() -> admin.get(path).expect(200).body().equals("0"));
    }
  }
}
