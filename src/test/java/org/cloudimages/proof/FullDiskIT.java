package org.cloudimages.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.cloudimages.arquillian.SecondNode;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.server.AppServer;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.DerbyOnly;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk of a store, or of the database, is full, and has room again. */
@ArquillianTest
@Tag("derby")
@Tag("slow")
class FullDiskIT {

  private static final SmallDisk DISK =
      new SmallDisk(TestBed.get().data().resolve("small-disk").toAbsolutePath());
  private static final int MEGABYTES = 8;
  private static final int FULL = 413;
  private static final Payload BYTES = new Payload(1, 1 << 20);

  /** With room for what the reserve leaves, a small database and some images. */
  private static final int DISK_OF_ALL = 96;

  /** So many requests fail on a full disk before Derby is as bad as it gets. */
  private static final int FAILURES = 60;

  private static final JsonObject IMAGE =
      JsonText.object("{'disk_format':'raw','container_format':'bare'}");

  private static final String USERS =
      TestBed.get().data().resolve("users.json").toAbsolutePath().toString();

  private static final Duration RECOVERY = Duration.ofSeconds(10);

  private final Recorder recorder = new Recorder(List.of(FULL), List.of());
  private final Client owner = new Client(recorder, "member", TestBed.get().server().endpoint());

  @TempDir private Path directory;

  @Deployment(testable = false)
  static WebArchive war() throws Exception {
    DISK.mounted(MEGABYTES);
    return TestWar.create(
        Suites.settings(
            Map.of(
                "images.store.default.directory",
                DISK.directory().resolve("images").toString(),
                "images.store.default.reserve",
                "0")));
  }

  @BeforeEach
  void needsADiskOfItsOwn() throws IOException {
    assumeTrue(DISK.isMounted(), "only root may mount a small disk");
  }

  @AfterAll
  static void unmount() {
    DISK.close();
  }

  @Test
  void fullDiskLeavesNothingAndLosesNothing() throws Exception {
    List<String> images =
        IntStream.range(0, 2 * MEGABYTES).mapToObj(n -> UUID.randomUUID().toString()).toList();
    images.forEach(image -> owner.create(image, recorder.run() + " on a small disk"));
    List<Integer> statuses =
        images.stream().map(image -> owner.upload(image, BYTES, true)).toList();
    assertTrue(statuses.containsAll(List.of(204, FULL)), statuses::toString);

    try (Workload workload =
        Workload.start(
            recorder,
            "beside",
            8,
            Program.EVERYTHING,
            List.of(TestBed.get().server().endpoint()))) {
      workload.await(500);
      workload.end();
    }
    Proof.complete(recorder);
    images.forEach(owner::delete);
    Proof.complete(recorder);
    String image = UUID.randomUUID().toString();
    owner.create(image, recorder.run() + " with room again");
    assertEquals(204, owner.upload(image, BYTES, true));
    System.out.printf("disk of %d MiB: %s%n", MEGABYTES, recorder.summary());
  }

  @Test
  @DerbyOnly
  void embeddedDatabaseOutlivesAFullDisk() throws Exception {
    SmallDisk shared = new SmallDisk(directory.resolve("disk"));
    try (shared;
        AppServer node =
            SecondNode.alone(
                Files.createDirectory(directory.resolve("server")),
                shared.mounted(DISK_OF_ALL).directory(),
                TestWar.create(
                    Map.of("images.local.users", USERS, "images.staging.reserve", "64 MiB")))) {
      node.start();
      Api member = Api.as("member").at(node.endpoint());
      Await.until(() -> create(member).status() == 201);

      String doomed = member.create("to be deleted when there is room");
      tenantsLeaveTheReserve(member, shared);
      shared.fill();
      nothingIsPossible(member);
      Await.until(RECOVERY, () -> !isReady(member));
      shared.free();

      Await.until(RECOVERY, () -> create(member).status() == 201);
      assertEquals(204, member.delete(doomed).status());
      Await.until(RECOVERY, () -> isReady(member));
    }
  }

  private static Answer create(Api api) {
    return api.post("/v2/images", IMAGE);
  }

  private static boolean isReady(Api api) {
    return api.get("/healthcheck/ready").status() == 200;
  }

  private static void tenantsLeaveTheReserve(Api member, SmallDisk disk) {
    List<String> images = new ArrayList<>();
    Answer last;
    do {
      images.add(member.createRaw());
      last = send(member, images.get(images.size() - 1) + "/file");
    } while (last.status() == 204 && images.size() < DISK_OF_ALL);
    last.expectFault(FULL, "The store is full.");
    send(member, member.createRaw() + "/stage").expectFault(FULL, "The store is full.");

    assertTrue(disk.directory().toFile().getUsableSpace() > 60 << 20);
    images.forEach(image -> member.delete(image).expect(204));
  }

  /** Chunked, so that the store finds out by itself. */
  private static Answer send(Api api, String path) {
    byte[] bytes = new byte[4 << 20];
    return api.put(path, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)));
  }

  private static void nothingIsPossible(Api member) {
    Answer last = create(member);
    for (int failures = 0; failures < FAILURES; last = create(member)) {
      boolean failed = last.status() != 201;
      failures += failed ? 1 : 0;
      // because a commit that met the full disk may have happened
      assertTrue(
          !failed || last.status() == 503 || last.body().contains("it is not known"),
          last::toString);
    }
    last.expect(503);
  }
}
