package org.cloudimages.reclaim;

import static org.cloudimages.testing.Api.idOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.store.FaultyStore.Mode;
import org.cloudimages.store.FaultyStore.Verb;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.JmxConnection;
import org.cloudimages.testing.Stopwatch;
import org.cloudimages.testing.StoreSwitch;
import org.cloudimages.testing.StoredFiles;
import org.cloudimages.testing.StubObjects;
import org.cloudimages.testing.StubServer;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of bytes and rows that nobody needs any more. */
@ArquillianTest
@Tag("database")
class ReclaimIT {

  private static final int WORKERS = 2;
  private static final String SHAKY = "reclaimed-shaky";
  private static final String SOUND = "reclaimed-sound";
  private static final String S3 = "reclaimed-s3";
  private static final String SWIFT = "reclaimed-swift";
  private static final String PROBE = "/v2/probe/blobs/";
  private static final int LOCKED = 6;
  private static final StubObjects OBJECTS = new StubObjects();

  private static StubServer server;

  private final Api owner = Api.as("member");
  private final List<String> images = new ArrayList<>();

  @Deployment(testable = false)
  static WebArchive war() {
    server = new StubServer(OBJECTS);
    return TestWar.create(
        Map.ofEntries(
            Map.entry("images.stores", String.join(",", SHAKY, SOUND, S3, SWIFT)),
            Map.entry("images.store.reclaimed-s3.type", "s3"),
            Map.entry("images.store.reclaimed-s3.endpoint", server.url()),
            Map.entry("images.store.reclaimed-s3.bucket", "bucket"),
            Map.entry("images.store.reclaimed-s3.access-key", "key"),
            Map.entry("images.store.reclaimed-s3.secret-key", "secret"),
            Map.entry("images.store.reclaimed-s3.reclaim-delay", "PT0S"),
            Map.entry("images.store.reclaimed-swift.type", "swift"),
            Map.entry("images.store.reclaimed-swift.auth", "v1"),
            Map.entry("images.store.reclaimed-swift.auth-url", server.url() + "/auth/v1.0"),
            Map.entry("images.store.reclaimed-swift.username", "user"),
            Map.entry("images.store.reclaimed-swift.password", "password"),
            Map.entry("images.store.reclaimed-swift.reclaim-delay", "PT0S"),
            Map.entry("images.store.reclaimed-shaky.type", "faulty"),
            Map.entry("images.store.reclaimed-sound.type", "file"),
            Map.entry("images.reclaim.interval", "PT0.2S"),
            Map.entry("images.reclaim.workers", Integer.toString(WORKERS)),
            Map.entry("images.reclaim.timeout", "PT1S"),
            Map.entry("images.reclaim.retry", "PT0.1S"),
            Map.entry("images.reclaim.retry-max", "PT0.5S"),
            Map.entry("images.reclaim.attempts", "6"),
            Map.entry("images.reclaim.lease-margin", "PT0S"),
            Map.entry("images.upload.lease", "PT1S"),
            Map.entry("images.upload.check", "PT0.2S"),
            Map.entry("images.reclaim.orphan-grace", "PT0S"),
            Map.entry("images.tombstones.keep", "PT0S"),
            Map.entry("images.tombstones.interval", "PT0.5S")));
  }

  @BeforeEach
  void makeDirectories() {
    // because the database may come up later than the service
    Await.until(() -> owner.get("/v2/images?limit=1").status() == 200);
    for (String store : List.of(SHAKY, SOUND)) {
      // because a file store whose directory is not there says that its disk is gone
      owner.delete(imageIn(store)).expect(204);
    }
    Await.until(() -> files(SHAKY) == 0 && files(SOUND) == 0);
  }

  @AfterAll
  static void closeServer() {
    server.close();
  }

  @AfterEach
  void leaveNothing() {
    images.forEach(owner::delete);
    List.of(SHAKY, SOUND).forEach(store -> StoredFiles.remove(directory(store)));
  }

  private static Path directory(String store) {
    return TestBed.get().data().resolve("images-" + store);
  }

  private static long files(String store) {
    return StoredFiles.count(directory(store));
  }

  private String imageIn(String store) {
    String image = image("with data");
    probe(image, store + "/live");
    return image;
  }

  private String image(String name) {
    String image = owner.create(name);
    images.add(image);
    return image;
  }

  private void probe(String image, String operation) {
    owner.send("POST", PROBE + idOf(image) + "/" + operation, BodyPublishers.noBody()).expect(204);
  }

  private int count(String image, String what) {
    return Integer.parseInt(owner.get(PROBE + idOf(image) + "/" + what).expect(200).body());
  }

  private boolean hasNoBlob(String image) {
    return owner.get("/v2/probe/rows/blobs/" + idOf(image)).expect(200).body().equals("0");
  }

  private static long figure(ToLongFunction<ReclaimMXBean> figure) {
    try (JmxConnection server = JmxConnection.to(TestBed.get().server())) {
      return figure.applyAsLong(server.bean("Reclaim", ReclaimMXBean.class));
    }
  }

  private static long queued(String store) {
    return figure(reclaim -> reclaim.getQueueLengths().getOrDefault(store, 0L));
  }

  private static List<String> failing() {
    try (JmxConnection server = JmxConnection.to(TestBed.get().server())) {
      return server.bean("Reclaim", ReclaimMXBean.class).getFailingStores();
    }
  }

  private static String scan(boolean removing) {
    try (JmxConnection server = JmxConnection.to(TestBed.get().server())) {
      ReclaimMXBean reclaim = server.bean("Reclaim", ReclaimMXBean.class);
      String before = reclaim.getLastScan();
      if (removing) {
        reclaim.scanAndRemove();
      } else {
        reclaim.scan();
      }
      Await.until(() -> !reclaim.getLastScan().equals(before));
      return reclaim.getLastScan();
    }
  }

  @Test
  void bytesOfADeletedImageAreRemoved() {
    String image = imageIn(SOUND);
    long reclaimed = figure(ReclaimMXBean::getReclaimedBlobs);
    assertEquals(1, files(SOUND));
    assertEquals(1, count(image, "LIVE"));

    owner.delete(image).expect(204);

    Await.until(() -> hasNoBlob(image));
    assertEquals(0, files(SOUND));
    Await.until(() -> figure(ReclaimMXBean::getReclaimedBlobs) == reclaimed + 1);
  }

  @Tag("slow")
  @ParameterizedTest
  @EnumSource(names = {"REFUSING", "BROKEN", "HANGING", "DEAF"})
  void deletesGoOnWhileAStoreIsDownAndItsBytesGoOnceItIsBack(Mode mode) {
    List<String> images = IntStream.range(0, 20).mapToObj(n -> imageIn(SHAKY)).toList();
    String other = imageIn(SOUND);
    try (StoreSwitch shaky = new StoreSwitch(owner, SHAKY).to(mode, Verb.DELETE)) {
      int calls = shaky.calls(Verb.DELETE);

      images.forEach(image -> owner.delete(image).expect(204));
      Await.until(() -> failing().equals(List.of(SHAKY)));
      Await.until(() -> queued(SHAKY) > 0);
      owner.delete(other).expect(204);
      Await.until(() -> hasNoBlob(other));

      assertEquals(20, files(SHAKY));
      images.forEach(image -> assertFalse(hasNoBlob(image)));
      owner.get("/healthcheck").expect(200);
      if (mode == Mode.DEAF) {
        assertTrue(shaky.calls(Verb.DELETE) - calls <= WORKERS);
      }
    }
    Await.until(
        () -> {
          // because what a store was broken for too often is set aside
          retrySetAside();
          return files(SHAKY) == 0 && images.stream().allMatch(this::hasNoBlob);
        });
    Await.until(() -> failing().isEmpty());
    Await.until(() -> queued(SHAKY) == 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {SOUND, S3, SWIFT})
  void whatItsStoreDoesNotRemoveHoldsUpNothingAndIsSetAside(String store) {
    List<String> locked = Stream.generate(() -> imageIn(store)).limit(LOCKED).toList();
    List<String> others = Stream.generate(() -> imageIn(store)).limit(20).toList();
    lock(store, locked);
    locked.forEach(image -> owner.delete(image).expect(204));
    Await.until(() -> locked.stream().allMatch(this::isPostponed));

    others.forEach(image -> owner.delete(image).expect(204));

    Stopwatch.print(
        "bytes of 20 images beside " + LOCKED + " that " + store + " does not remove",
        () -> Await.until(() -> others.stream().allMatch(this::hasNoBlob)));
    Await.until(() -> setAside(store) == LOCKED);
    locked.forEach(image -> assertEquals(1, count(image, "SET_ASIDE")));
    Await.until(() -> queued(store) == 0);
    long failures = failures(store);
    retrySetAside();
    Await.until(() -> failures(store) == failures + LOCKED);
    Await.until(() -> setAside(store) == LOCKED);

    unlock(store, locked);
    probe(locked.get(0), "due");
    Await.until(() -> hasNoBlob(locked.get(0)));
    assertEquals(1, count(locked.get(1), "SET_ASIDE"));
    retrySetAside();
    retrySetAside();
    Await.until(() -> locked.stream().allMatch(this::hasNoBlob));
    Await.until(() -> setAside(store) == 0);
    images.forEach(image -> assertEquals(0, OBJECTS.count(idOf(image))));
  }

  private boolean isPostponed(String image) {
    return count(image, "POSTPONED") + count(image, "RECLAIMING") + count(image, "SET_ASIDE") == 1;
  }

  private static long setAside(String store) {
    return figure(reclaim -> reclaim.getSetAside().getOrDefault(store, 0L));
  }

  private static long failures(String store) {
    return figure(reclaim -> reclaim.getFailures().get(store));
  }

  private static void retrySetAside() {
    try (JmxConnection server = JmxConnection.to(TestBed.get().server())) {
      server.bean("Reclaim", ReclaimMXBean.class).retrySetAside();
    }
  }

  private static void lock(String store, List<String> locked) {
    if (store.equals(SOUND)) {
      locked.forEach(image -> StoredFiles.lock(directory(SOUND), idOf(image)));
    } else {
      OBJECTS.lock(locked.stream().map(Api::idOf).toList());
    }
  }

  private static void unlock(String store, List<String> locked) {
    if (store.equals(SOUND)) {
      locked.forEach(image -> StoredFiles.unlock(directory(SOUND), idOf(image)));
    } else {
      OBJECTS.lock(List.of());
    }
  }

  @Test
  void roundsAreTold() {
    Await.until(() -> figure(ReclaimMXBean::getLastRoundSeconds) == 0);
  }

  @Test
  void imageWhoseWriterDiedIsQueuedAgainAndItsBytesGo() {
    String image = image("abandoned");
    String living = image("being written");
    probe(living, SOUND + "/written/PT1H");
    probe(image, SOUND + "/written/PT0S");

    Await.until(() -> hasNoBlob(image));

    assertEquals("queued", owner.status(image));
    assertEquals("saving", owner.status(living));
    assertEquals(1, count(living, "WRITING"));
    assertEquals(1, files(SOUND));
  }

  @Test
  void uploadThatItsStoreHeldUpForTooLongCanBeRepeated() {
    String image = owner.createRaw();
    try (StoreSwitch shaky = new StoreSwitch(owner, SHAKY).to(Mode.HANGING, Verb.PUT)) {
      CompletableFuture<Answer> upload = CompletableFuture.supplyAsync(() -> upload(image));
      Await.until(() -> owner.status(image).equals("saving"));
      Await.until(() -> owner.status(image).equals("queued"));

      shaky.to(Mode.WORKING);

      upload.join().expect(503);
    }
    upload(image).expect(204);
    owner.delete(image).expect(204);
  }

  private Answer upload(String image) {
    return owner.with("X-Image-Meta-Store", SHAKY).upload(image, "data");
  }

  @Test
  void orphanIsReportedAndRemovedOnRequestAndNothingElseIs() throws IOException {
    String image = imageIn(SOUND);
    probe(image, SOUND + "/orphan");
    Path foreign =
        Files.writeString(
            Files.createDirectories(directory(SOUND).resolve("fo/re")).resolve("foreign"),
            "not ours");

    String reported = scan(false);
    assertTrue(
        reported.contains(
            "reclaimed-sound: 3 objects, 1 foreign, 1 orphans of 5 bytes, 0 removed, 0 missing"),
        reported);
    assertEquals(3, files(SOUND));

    String removed = scan(true);
    assertTrue(
        removed.contains(
            "reclaimed-sound: 3 objects, 1 foreign, 1 orphans of 5 bytes, 1 removed, 0 missing"),
        removed);
    assertEquals(2, files(SOUND));
    assertEquals(1, count(image, "LIVE"));
    assertEquals("not ours", Files.readString(foreign));
  }

  @Test
  void liveBlobWithoutBytesIsReported() {
    imageIn(SOUND);
    scan(false);
    assertEquals(0, figure(ReclaimMXBean::getMissing));

    StoredFiles.remove(directory(SOUND));
    scan(false);

    assertEquals(1, figure(ReclaimMXBean::getMissing));
  }

  @Test
  void scanThatFailsSaysSo() {
    try (StoreSwitch shaky = new StoreSwitch(owner, SHAKY).to(Mode.BROKEN, Verb.LIST)) {
      String failed = scan(false);

      assertTrue(failed.endsWith("failed: java.lang.IllegalStateException: The store is broken."));
      assertEquals(-1, figure(ReclaimMXBean::getOrphans));
      assertEquals(-1, figure(ReclaimMXBean::getMissing));
    }
  }

  @Test
  void idIsUsedForEverThoughTheRowOfItsImageIsPurged() {
    String id = UUID.randomUUID().toString();
    String image =
        owner.create(
            Json.createObjectBuilder()
                .add("id", id)
                .add("tags", Json.createArrayBuilder().add("one"))
                .build());
    owner
        .post(image + "/members", Json.createObjectBuilder().add("member", "other").build())
        .expect(200);
    owner.delete(image).expect(204);

    Await.until(() -> count(image, "rows/images") == 0);

    assertEquals(1, count(image, "rows/used_ids"));
    for (String table : List.of("image_terms", "image_members")) {
      assertEquals("0", owner.get("/v2/probe/rows/" + table + "/" + id).body(), table);
    }
    owner.get(image).expect(404);
    owner.delete(image).expect(404);
    owner
        .post("/v2/images", Json.createObjectBuilder().add("id", id).build())
        .expectFault(409, "An image with id " + id + " already exists.");
    assertEquals(0, count(image, "rows/images"));
    assertEquals("4", owner.get("/v2/probe/rows/audit_entries/" + id).body());
  }
}
