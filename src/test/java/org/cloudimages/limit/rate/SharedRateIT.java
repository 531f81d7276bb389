package org.cloudimages.limit.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.cloudimages.arquillian.SecondNode;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.server.AppServer;
import org.cloudimages.server.Postgres;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.PostgresOnly;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one PostgreSQL keep one rate. */
@ArquillianTest
@PostgresOnly
@Tag("postgresql")
@Tag("slow")
class SharedRateIT {

  private static final int RATE = 6;
  private static final int REQUESTS_A_NODE = 20;
  private static final Duration REFILL = Duration.ofMinutes(1).dividedBy(RATE);

  private final ExecutorService clients = Executors.newFixedThreadPool(2 * REQUESTS_A_NODE);
  private final CyclicBarrier start = new CyclicBarrier(2 * REQUESTS_A_NODE);

  @TempDir private Path directory;

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create(
        Map.of(
            "images.limit.rate.delete",
            Integer.toString(RATE),
            "images.limit.rate.shared",
            "true"));
  }

  @AfterEach
  void stop() throws InterruptedException {
    clients.shutdownNow();
    clients.awaitTermination(1, TimeUnit.MINUTES);
  }

  private int delete(Api api) throws Exception {
    start.await(1, TimeUnit.MINUTES);
    return api.delete("/v2/images/unknown").status();
  }

  @Test
  void rateHoldsForBothNodesTogether() throws Exception {
    Api first = Api.as("member");
    try (AppServer second = SecondNode.create(directory, war())) {
      second.start();
      Api other = first.at(second.endpoint());
      Await.until(() -> other.get("/v2/images?limit=1").status() == 200);
      Await.until(() -> first.get("/v2/images?limit=1").status() == 200);
      // because a node that counts for the first time may take longer than it waits for a bucket
      Api stranger = Api.as("stranger");
      stranger.delete("/v2/images/unknown").expect(404);
      stranger.at(second.endpoint()).delete("/v2/images/unknown").expect(404);

      long began = System.nanoTime();
      List<Integer> statuses = race(first, other);
      long refilled = (System.nanoTime() - began) / REFILL.toNanos();

      long passed = statuses.stream().filter(status -> status == 404).count();
      long refused = statuses.stream().filter(status -> status == 413).count();
      assertEquals(2 * REQUESTS_A_NODE, passed + refused, statuses::toString);
      assertTrue(passed >= RATE && passed <= RATE + refilled, statuses::toString);
    }
  }

  private List<Integer> race(Api first, Api other) throws Exception {
    List<Future<Integer>> running = new ArrayList<>();
    for (int n = 0; n < REQUESTS_A_NODE; n++) {
      running.add(clients.submit(() -> delete(first)));
      running.add(clients.submit(() -> delete(other)));
    }
    List<Integer> statuses = new ArrayList<>();
    for (Future<Integer> status : running) {
      statuses.add(status.get(1, TimeUnit.MINUTES));
    }
    return statuses;
  }

  @Test
  void requestIsNotRefusedBecauseNobodyCanCountIt() {
    Postgres postgres = TestBed.get().postgres().orElseThrow();
    Api hasty = Api.as("hasty");
    String unknown = "/v2/images/" + UUID.randomUUID();
    postgres.stop();
    try {
      int passed = 0;
      Answer answer = hasty.delete(unknown);
      while (answer.status() == 503) {
        passed++;
        answer = hasty.delete(unknown);
      }
      answer.expect(413);
      assertTrue(passed >= RATE, "passed: " + passed);
    } finally {
      postgres.start();
    }
    Await.until(() -> hasty.get("/v2/images?limit=1").status() == 200);
  }
}
