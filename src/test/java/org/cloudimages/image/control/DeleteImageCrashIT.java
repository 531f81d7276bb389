package org.cloudimages.image.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.server.AppServer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The server is killed in the middle of deletes. */
@ArquillianTest
@Tag("slow")
class DeleteImageCrashIT {

  private static final int CYCLES = Integer.getInteger("crash.cycles");
  private static final int CLIENTS = 8;
  private static final int DELETES_BEFORE_THE_KILL = 100;

  private final Api owner = Api.as("member");
  private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);

  /** What one client did: the images that it created, and for each what its delete was told. */
  private record Recording(Map<String, Outcome> images) {}

  private enum Outcome {
    CREATED,
    /** The connection broke; nobody knows. */
    ASKED,
    ACKNOWLEDGED
  }

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create();
  }

  @AfterEach
  void stop() throws InterruptedException {
    clients.shutdownNow();
    clients.awaitTermination(1, TimeUnit.MINUTES);
  }

  @Test
  void noAcknowledgedDeleteIsUndoneByAKill() throws Exception {
    AppServer server = TestBed.get().server();
    int created = 0;
    int acknowledged = 0;
    int inDoubt = 0;
    for (int cycle = 0; cycle < CYCLES; cycle++) {
      AtomicInteger deletes = new AtomicInteger();
      List<Future<Recording>> running = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        Callable<Recording> work = () -> createAndDelete(deletes);
        running.add(clients.submit(work));
      }
      Await.until(() -> deletes.get() >= DELETES_BEFORE_THE_KILL);
      server.kill();
      List<Recording> recordings = new ArrayList<>();
      for (Future<Recording> client : running) {
        recordings.add(client.get(2, TimeUnit.MINUTES));
      }
      server.start();
      Await.until(() -> Api.as("member").get("/v2/images?limit=1").status() == 200);

      for (Recording recording : recordings) {
        for (Map.Entry<String, Outcome> image : recording.images().entrySet()) {
          check(image.getKey(), image.getValue());
          created++;
          acknowledged += image.getValue() == Outcome.ACKNOWLEDGED ? 1 : 0;
          inDoubt += image.getValue() == Outcome.ASKED ? 1 : 0;
        }
      }
    }
    System.out.printf(
        "%d kills: %d images created, %d deletes acknowledged, %d in doubt, none undone%n",
        CYCLES, created, acknowledged, inDoubt);
    assertTrue(acknowledged >= CYCLES * DELETES_BEFORE_THE_KILL);
  }

  private Recording createAndDelete(AtomicInteger deletes) {
    Recording recording = new Recording(new HashMap<>());
    try {
      for (int n = 0; ; n++) {
        String image = owner.create("image " + n);
        recording.images().put(image, Outcome.CREATED);
        if (n % 3 != 0) {
          recording.images().put(image, Outcome.ASKED);
          owner.delete(image).expect(204);
          recording.images().put(image, Outcome.ACKNOWLEDGED);
          deletes.incrementAndGet();
        }
      }
    } catch (UncheckedIOException e) {
      // because the server was killed, and what was asked last is in doubt
      return recording;
    }
  }

  /** An image is there or gone, as its answer said; gone with its rows or there without them. */
  private void check(String image, Outcome outcome) {
    int status = owner.get(image).status();
    switch (outcome) {
      case CREATED -> assertEquals(200, status, image);
      case ACKNOWLEDGED -> assertEquals(404, status, image);
      case ASKED -> assertTrue(status == 200 || status == 404, image);
    }
    String audited =
        owner.get("/v2/probe/rows/audit_entries/" + image.replaceFirst(".*/", "")).body();
    assertEquals(status == 404 ? "2" : "1", audited, image);
  }
}
