package org.cloudimages.data.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.LiveHeap;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Clients that send, and clients that read, one byte every half second. */
@ArquillianTest
@Tag("slow")
class SlowClientsIT {

  private static final int CLIENTS = 200;
  private static final int SAMPLES = 200;

  /** Fewer than there are connections to the database, for which the others would wait. */
  private static final int AT_ONCE = 20;

  private static final long ANNOUNCED = 1_000_000;

  /** More than all buffers between the service and a client that hardly reads. */
  private static final int LARGE = 24 * 1024 * 1024;

  /** Of both halves the first ends with the grace, the other with the server's own time-out. */
  private static final Duration GRACE = Duration.ofSeconds(30);

  /** For all buffers of all clients together. */
  private static final long HEAP_MEBIBYTES = 160;

  /** For everything else that is alive by chance. */
  private static final long GROWTH_MEBIBYTES = 24;

  private final Api owner = Api.as("member");
  private final String token = TestBed.get().users().token("member");
  private final List<Trickle> senders = new CopyOnWriteArrayList<>();
  private final List<Trickle> readers = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService metronome = Executors.newSingleThreadScheduledExecutor();

  /** How long the slowest of a hundred takes. */
  private record Latency(Duration show, Duration delete) {

    static Duration p99(long[] nanos) {
      Arrays.sort(nanos);
      return Duration.ofNanos(nanos[nanos.length * 99 / 100]);
    }

    boolean isWithin(int factor, Latency other) {
      // because a machine that also does other work pauses for longer than a request takes
      Duration pause = Duration.ofSeconds(1);
      return show.compareTo(other.show.multipliedBy(factor).plus(pause)) < 0
          && delete.compareTo(other.delete.multipliedBy(factor).plus(pause)) < 0;
    }

    @Override
    public String toString() {
      return "show %.1f ms, delete %.1f ms".formatted(show.toNanos() / 1e6, delete.toNanos() / 1e6);
    }
  }

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create(
        Map.of("images.transfer.grace", GRACE.toString(), "images.limit.transfers.project", "0"));
  }

  @AfterEach
  void stop() {
    metronome.shutdownNow();
    senders.forEach(Trickle::close);
    readers.forEach(Trickle::close);
  }

  @Test
  void slowClientsAreEndedAndNobodyElseNotices() throws Exception {
    String large = owner.createRaw();
    owner.upload(large, BodyPublishers.ofByteArray(new byte[LARGE])).expect(204);
    List<String> images = new ArrayList<>();
    for (int n = 0; n < CLIENTS; n++) {
      images.add(owner.createRaw());
    }
    latency();
    Latency idle = latency();
    long idleHeap = LiveHeap.mebibytes();

    long start = System.nanoTime();
    Future<?> ticking = metronome.scheduleAtFixedRate(this::step, 0, 500, TimeUnit.MILLISECONDS);
    for (int n = 0; n < CLIENTS; n += AT_ONCE) {
      begin(images.subList(n, n + AT_ONCE), large);
    }
    long firstHeap = LiveHeap.mebibytes();
    Latency loaded = latency();
    long loadedHeap = LiveHeap.mebibytes();
    System.out.printf(
        "p99 idle: %s; with %d senders and %d readers of one byte every half second: %s%n",
        idle, CLIENTS, CLIENTS, loaded);
    System.out.printf(
        "Live heap idle: %d MiB, with them: %d MiB, later: %d MiB%n",
        idleHeap, firstHeap, loadedHeap);
    assertTrue(loaded.isWithin(10, idle), loaded::toString);
    assertTrue(firstHeap - idleHeap < HEAP_MEBIBYTES, () -> idleHeap + ", " + firstHeap);
    assertTrue(loadedHeap - firstHeap < GROWTH_MEBIBYTES, () -> firstHeap + ", " + loadedHeap);

    Await.until(() -> senders.stream().allMatch(Trickle::hasEnded));
    System.out.printf("All senders ended after %d s%n", secondsSince(start));
    assertEquals(Map.of(400, (long) CLIENTS), statuses(senders));
    for (String image : images) {
      Await.until(() -> owner.status(image).equals("queued"));
    }
    owner.upload(images.get(0), BodyPublishers.ofByteArray(new byte[] {1})).expect(204);

    Await.until(this::hasEndedDownloads);
    System.out.printf("All readers ended after %d s%n", secondsSince(start));
    assertFalse(ticking.isDone());
    metronome.shutdownNow();
    metronome.awaitTermination(1, TimeUnit.MINUTES);
    Await.until(this::haveTakenWhatWasUnderWay);
    long most = readers.stream().mapToLong(Trickle::received).max().orElseThrow();
    System.out.printf("They got %d bytes of %d at most%n", most, LARGE);
    assertTrue(most < LARGE, () -> "a reader got everything: " + most);
    assertEquals(Map.of(200, (long) CLIENTS), statuses(readers));
    assertEquals(200, owner.get(large).status());
  }

  /** Begins an upload of each of the images and as many downloads, and waits for them. */
  private void begin(List<String> images, String large) {
    List<Trickle> begun =
        images.stream().map(each -> Trickle.upload(each, token, ANNOUNCED)).toList();
    senders.addAll(begun);
    Await.until(
        () -> IntStream.range(0, AT_ONCE).allMatch(n -> isUnderWay(images.get(n), begun.get(n))));
    List<Trickle> reading = images.stream().map(each -> Trickle.download(large, token)).toList();
    readers.addAll(reading);
    Await.until(
        () -> reading.stream().allMatch(reader -> reader.hasEnded() || reader.received() > 0));
  }

  /** Or has been: on a slow machine the first may have ended before the last begin. */
  private boolean isUnderWay(String image, Trickle sender) {
    return sender.hasEnded() || owner.status(image).equals("saving");
  }

  private static Map<Integer, Long> statuses(List<Trickle> clients) {
    return clients.stream().collect(Collectors.groupingBy(Trickle::status, Collectors.counting()));
  }

  private void step() {
    senders.forEach(Trickle::step);
    readers.forEach(Trickle::step);
  }

  private boolean hasEndedDownloads() {
    String figures = owner.get("/metrics").expect(200).body();
    return figures.contains("images_transfers_running{kind=\"download\"} 0");
  }

  /** Reads what lies in the buffers of this machine; behind it is the end. */
  private boolean haveTakenWhatWasUnderWay() {
    readers.forEach(
        reader -> {
          while (reader.hurry()) {
            // because more may lie there
          }
        });
    return readers.stream().allMatch(Trickle::hasEnded);
  }

  private static long secondsSince(long start) {
    return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
  }

  private Latency latency() {
    long[] shows = new long[SAMPLES];
    long[] deletes = new long[SAMPLES];
    for (int n = 0; n < SAMPLES; n++) {
      String image = owner.createRaw();
      shows[n] = nanos(() -> owner.get(image).expect(200));
      deletes[n] = nanos(() -> owner.delete(image).expect(204));
    }
    return new Latency(Latency.p99(shows), Latency.p99(deletes));
  }

  private static long nanos(Runnable request) {
    long start = System.nanoTime();
    request.run();
    return System.nanoTime() - start;
  }
}
