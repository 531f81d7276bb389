package org.cloudimages.data.upload;

import static org.cloudimages.testing.Api.idOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Images that are deleted while their data come in. */
@ArquillianTest
@Tag("slow")
class UploadDeleteRaceIT {

  private static final int ROUNDS = Integer.getInteger("upload.rounds", 40);
  private static final int AT_ONCE = 4;
  private static final int PIECES = 30;
  private static final int PIECE = 8192;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final int USUAL_MILLIS = 100;

  /** So that what is used is counted at all. */
  private static final String PLENTY = "1000000";

  private final Api owner = Api.as("member");
  private final Random random = new Random();
  private final ExecutorService clients = Executors.newFixedThreadPool(2 * AT_ONCE);

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create(
        Map.of(
            "images.upload.check",
            "PT0.05S",
            "images.reclaim.interval",
            "PT1S",
            "images.quota.count",
            PLENTY,
            "images.quota.size",
            PLENTY,
            "images.quota.uploading",
            PLENTY));
  }

  @AfterEach
  void stop() throws InterruptedException {
    clients.shutdownNow();
    clients.awaitTermination(1, TimeUnit.MINUTES);
  }

  /** Data that take some time, so that a delete has a middle to fall into. */
  private static final class SlowData extends InputStream {
    private int left = PIECES;

    @Override
    public int read() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      LockSupport.parkNanos(PAUSE_NANOS);
      return left-- > 0 ? Math.min(PIECE, length) : -1;
    }
  }

  private int upload(String image) {
    return owner.upload(image, BodyPublishers.ofInputStream(SlowData::new)).status();
  }

  private int deleteLater(String image, long nanos) {
    LockSupport.parkNanos(nanos);
    return owner.persistent().delete(image).status();
  }

  @Test
  void imageThatIsDeletedWhileItsDataComeInLeavesNothing() throws Exception {
    JsonObject usage = usage();
    List<String> images = new ArrayList<>();
    Map<Integer, Integer> outcomes = new TreeMap<>();
    for (int round = 0; round < ROUNDS; round += AT_ONCE) {
      List<Future<Integer>> uploads = new ArrayList<>();
      List<Future<Integer>> deletes = new ArrayList<>();
      for (int n = 0; n < AT_ONCE; n++) {
        String image = owner.createRaw();
        long moment = TimeUnit.MILLISECONDS.toNanos(random.nextInt(USUAL_MILLIS));
        images.add(image);
        uploads.add(clients.submit(() -> upload(image)));
        deletes.add(clients.submit(() -> deleteLater(image, moment)));
      }
      for (Future<Integer> delete : deletes) {
        assertEquals(204, delete.get(1, TimeUnit.MINUTES));
      }
      for (Future<Integer> upload : uploads) {
        outcomes.merge(upload.get(1, TimeUnit.MINUTES), 1, Integer::sum);
      }
    }

    assertTrue(Set.of(204, 404, 410).containsAll(outcomes.keySet()), outcomes::toString);
    assertTrue(outcomes.containsKey(410), outcomes::toString);
    images.forEach(image -> assertEquals(404, owner.get(image).status()));
    Await.until(() -> images.stream().noneMatch(this::hasRows));
    assertEquals(List.of(), stored(images));
    assertEquals(usage, usage());
    System.out.printf("%d uploads of images that were deleted: %s%n", ROUNDS, outcomes);
  }

  private JsonObject usage() {
    return owner.get("/v2/info/usage").expect(200).json();
  }

  private boolean hasRows(String image) {
    return !owner.get("/v2/probe/rows/blobs/" + idOf(image)).expect(200).body().equals("0");
  }

  private static List<Path> stored(List<String> images) {
    List<String> ids = images.stream().map(Api::idOf).toList();
    try (Stream<Path> files = Files.walk(TestBed.get().data().resolve("images"))) {
      return files.filter(file -> ids.stream().anyMatch(file.toString()::contains)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
