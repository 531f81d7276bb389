package org.cloudimages.data.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** More clients than a server has threads, who announce bodies and never send them. */
@ArquillianTest
@Tag("slow")
class SilentClientsIT {

  private static final int CLIENTS = Integer.getInteger("silent.clients", 600);
  private static final int SAMPLES = 100;
  private static final int TRANSFERS = 2;

  /** What begins a connection of HTTP/2. */
  private static final String HTTP_2 = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0";

  private final Api owner = Api.as("member");
  private final String image = owner.createRaw();

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create(Map.of("images.limit.transfers", Integer.toString(TRANSFERS)));
  }

  @ParameterizedTest
  @EnumSource(EarlyAnswer.class)
  void nobodyElseNotices(EarlyAnswer early) {
    List<Trickle> busy = early.isOfABusyNode() ? senders() : List.of();
    ConcurrentLinkedQueue<Trickle> silent = new ConcurrentLinkedQueue<>();
    try {
      String idle = latency();
      CompletableFuture<Void> opening =
          CompletableFuture.runAsync(
              () -> IntStream.range(0, CLIENTS).forEach(n -> silent.add(early.silent(image))));
      String loaded = latency();
      opening.join();
      System.out.printf(
          "%s: p99 idle: %s; with %d silent clients: %s; after them: %s%n",
          early, idle, CLIENTS, loaded, latency());

      Await.until(() -> silent.stream().allMatch(SilentClientsIT::isAnswered));
      // 503 because so many begin a transfer at once
      Set<Integer> answers = new HashSet<>(List.of(early.status(), 503));
      assertEquals(
          List.of(),
          silent.stream().map(Trickle::status).filter(each -> !answers.contains(each)).toList());
    } finally {
      silent.forEach(Trickle::close);
      busy.forEach(Trickle::close);
    }
  }

  @Test
  void connectionOfHttp2TakesNoThreads() {
    try (Trickle client = Trickle.request(HTTP_2)) {
      Await.until(
          () -> {
            client.hurry();
            return client.hasEnded();
          });
      assertTrue(client.status() == 0 || client.status() >= 400, client::start);
    }
  }

  private static boolean isAnswered(Trickle client) {
    client.hurry();
    return client.status() != 0;
  }

  /** Uploads that are all that one project may have. */
  private List<Trickle> senders() {
    String token = TestBed.get().users().token("member");
    List<String> images = Stream.generate(owner::createRaw).limit(TRANSFERS / 2).toList();
    List<Trickle> senders =
        images.stream().map(path -> Trickle.upload(path, token, 1_000_000)).toList();
    Await.until(() -> images.stream().allMatch(path -> owner.status(path).equals("saving")));
    return senders;
  }

  /** How long the slowest of a hundred takes. */
  private String latency() {
    long[] shows = new long[SAMPLES];
    long[] checks = new long[SAMPLES];
    for (int n = 0; n < SAMPLES; n++) {
      shows[n] = nanos(() -> owner.get(image).expect(200));
      checks[n] = nanos(() -> assertEquals(200, Api.anonymous().get("/healthcheck").status()));
    }
    return "show %.1f ms, healthcheck %.1f ms".formatted(p99(shows), p99(checks));
  }

  private static double p99(long[] nanos) {
    Arrays.sort(nanos);
    return nanos[nanos.length * 99 / 100] / 1e6;
  }

  private static long nanos(Runnable request) {
    long start = System.nanoTime();
    request.run();
    return System.nanoTime() - start;
  }
}
