package org.cloudimages.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The disk of the store is full, and has room again. */
@ArquillianTest
@Tag("slow")
class FullDiskIT {

  private static final Path DISK = TestBed.get().data().resolve("small-disk").toAbsolutePath();
  private static final int MEGABYTES = 8;
  private static final int FULL = 413;
  private static final Payload BYTES = new Payload(1, 1 << 20);

  private final Recorder recorder = new Recorder(List.of(FULL), List.of());
  private final Client owner = new Client(recorder, "member", TestBed.get().server().endpoint());

  @Deployment(testable = false)
  static WebArchive war() throws IOException, InterruptedException {
    Files.createDirectories(DISK);
    run("mount", "-t", "tmpfs", "-o", "size=" + MEGABYTES + "m", "tmpfs", DISK.toString());
    return TestWar.create(
        Suites.settings(
            Map.of("images.store.default.directory", DISK.resolve("images").toString())));
  }

  @BeforeEach
  void needsADiskOfItsOwn() throws IOException {
    FileStore disk = Files.getFileStore(DISK);
    assumeTrue(disk.type().equals("tmpfs"), "only root may mount a small disk");
  }

  @AfterAll
  static void unmount() throws IOException, InterruptedException {
    run("umount", "--lazy", DISK.toString());
  }

  private static void run(String... command) throws IOException, InterruptedException {
    // because it is no failure that this user may not: the test is left out then
    new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
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
}
