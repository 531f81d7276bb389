package org.cloudimages.data.boundary;

import static org.cloudimages.testing.Api.idOf;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.cloudimages.server.Swift;
import org.cloudimages.store.ImageStore;
import org.cloudimages.store.StoreKind;
import org.cloudimages.store.StoreSettings;
import org.cloudimages.store.StoredObject;
import org.cloudimages.store.s3.S3Kind;
import org.cloudimages.store.swift.SwiftKind;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.Settings;
import org.cloudimages.testing.SharedSwift;
import org.cloudimages.testing.TestCertificate;
import org.cloudimages.testing.TestWar;
import org.cloudimages.work.WorkThreads;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Images whose data lie in S3 and in Swift, beside those in files. {@link ObjectStoreImportIT},
 * which comes next, has the same deployment.
 */
@ArquillianTest
@Tag("slow")
class ObjectStoreIT {

  private static final int PART = 5 << 20;
  private static final String BUCKET = "images-in-s3";

  private final Api owner = Api.as("member");

  @Deployment(testable = false)
  static WebArchive war() {
    SharedSwift.find().ifPresent(swift -> swift.createContainer(BUCKET));
    return SharedSwift.find().isPresent() ? TestWar.create(settings()) : TestWar.create();
  }

  private static Map<String, String> settings() {
    Swift swift = SharedSwift.find().orElseThrow();
    Map<String, String> settings = new HashMap<>();
    settings.put("images.stores", "default,s3,swift");
    settings.put("images.store.s3.type", "s3");
    settings.put("images.store.s3.endpoint", swift.url());
    settings.put("images.store.s3.bucket", BUCKET);
    settings.put("images.store.s3.access-key", Swift.USER);
    settings.put("images.store.s3.secret-key", Swift.PASSWORD);
    settings.put("images.store.s3.part-size", Integer.toString(PART));
    settings.put("images.store.s3.buffer-size", Integer.toString(PART));
    settings.put("images.store.s3.buffer-memory", Integer.toString(PART));
    settings.put("images.store.s3.reclaim-delay", "PT0S");
    settings.put("images.store.swift.type", "swift");
    settings.put("images.store.swift.auth", "v1");
    settings.put("images.store.swift.auth-url", swift.authUrl());
    settings.put("images.store.swift.username", Swift.USER);
    settings.put("images.store.swift.password", Swift.PASSWORD);
    settings.put("images.store.swift.segment-size", Integer.toString(PART));
    settings.put("images.store.swift.reclaim-delay", "PT0S");
    settings.put("images.tasks.object-store", swift.accountUrl());
    settings.put("images.outbound.allowed-networks", "127.0.0.0/8");
    settings.put("images.outbound.allowed-ports", "all");
    settings.put("images.outbound.ca-certificates", TestCertificate.shared().pem().toString());
    return settings;
  }

  @BeforeEach
  void needsASwift() {
    SharedSwift.get();
  }

  /** The store as the service has it, to look into. */
  static ImageStore store(String id) {
    StoreKind kind =
        id.equals("s3") ? new S3Kind(new WorkThreads()) : new SwiftKind(Clock.systemUTC());
    return kind.make(
        new StoreSettings(Settings.of(settings()), "images.store." + id, id, Path.of("unused")));
  }

  @ParameterizedTest
  @CsvSource({
    "s3,1,true",
    "s3,11000000,true",
    "s3,11000000,false",
    "swift,1,true",
    "swift,11000000,true",
    "swift,11000000,false"
  })
  void dataGoToTheStoreThatIsNamedAndAreGoneAfterTheDelete(String id, int size, boolean announced)
      throws IOException {
    String image = owner.createRaw();
    byte[] bytes = bytes(size);

    upload(image, id, bytes, announced).expect(204);

    JsonObject shown = owner.get(image).expect(200).json();
    assertEquals("active", shown.getString("status"));
    List<StoredObject> stored = stored(id, image);
    assertEquals(List.of((long) size), sizes(stored));
    try (InputStream stream = store(id).open(stored.get(0).key(), 0, size)) {
      assertArrayEquals(bytes, stream.readAllBytes());
    }

    owner.delete(image).expect(204);
    Await.until(() -> stored(id, image).isEmpty());
  }

  @Test
  void uploadsInChunksTakeTurnsWithTheOneBuffer() {
    byte[] bytes = bytes(2 * PART + 1);
    List<String> images = Stream.generate(owner::createRaw).limit(4).toList();

    List<CompletableFuture<Answer>> uploads =
        images.stream()
            .map(image -> CompletableFuture.supplyAsync(() -> upload(image, "s3", bytes, false)))
            .toList();

    uploads.forEach(upload -> upload.join().expect(204));
    for (String image : images) {
      assertEquals(List.of((long) bytes.length), sizes(stored("s3", image)));
      owner.delete(image).expect(204);
    }
  }

  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private Answer upload(String image, String store, byte[] bytes, boolean announced) {
    return owner.with("X-Image-Meta-Store", store).upload(image, body(bytes, announced));
  }

  private static List<Long> sizes(List<StoredObject> stored) {
    return stored.stream().map(StoredObject::size).toList();
  }

  private static BodyPublisher body(byte[] bytes, boolean announced) {
    return announced
        ? BodyPublishers.ofByteArray(bytes)
        : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
  }

  static List<StoredObject> stored(String id, String image) {
    String key = idOf(image) + "/";
    try (Stream<StoredObject> all = store(id).list()) {
      return all.filter(each -> each.key().startsWith(key)).toList();
    }
  }
}
