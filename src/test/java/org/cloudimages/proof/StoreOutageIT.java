package org.cloudimages.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.store.FaultyStore.Mode;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.StoreSwitch;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The store goes away and comes back: deletes neither wait for it nor lose what it has to do. */
@ArquillianTest
@Tag("slow")
class StoreOutageIT {

  private static final Duration OUTAGE =
      Duration.ofSeconds(Integer.getInteger("outage.seconds", 10));
  private static final int IMAGES = 200;
  private static final int CLIENTS = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  // because a store that is broken is a fault that nobody foresaw
  private final Recorder recorder = new Recorder(List.of(500), List.of());
  private final Client owner = new Client(recorder, "member", TestBed.get().server().endpoint());

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create(Suites.settings(Map.of("images.store.default.type", "faulty")));
  }

  @ParameterizedTest
  @EnumSource(names = {"REFUSING", "BROKEN", "HANGING"})
  void deletesDoNotWaitForAStoreThatIsGone(Mode mode) throws Exception {
    Deque<String> images = imagesWithBytes();
    long before;
    try (Workload workload = load("before " + mode)) {
      before = slowestOfAHundred(images, IMAGES / 2);
      workload.end();
    }
    long during;
    try (StoreSwitch store = new StoreSwitch(Api.as("member"), "default").to(mode);
        Workload workload = load("during " + mode)) {
      long end = System.nanoTime() + OUTAGE.toNanos();
      during = slowestOfAHundred(images, IMAGES / 2);
      Await.until(OUTAGE.plusMinutes(1), () -> System.nanoTime() >= end);
      store.to(Mode.WORKING);
      workload.end();
    }
    Proof.complete(recorder);
    System.out.printf(
        "store %s for %d s: p99 of deletes %.1f ms before and %.1f ms during; %s%n",
        mode, OUTAGE.toSeconds(), before / 1e6, during / 1e6, recorder.summary());
    assertTrue(during < PATIENCE.toNanos());
  }

  private Workload load(String name) {
    return Workload.start(
        recorder, name, CLIENTS, Program.EVERYTHING, List.of(TestBed.get().server().endpoint()));
  }

  private Deque<String> imagesWithBytes() {
    Deque<String> images = new ArrayDeque<>();
    SplittableRandom random = new SplittableRandom();
    for (int n = 0; n < IMAGES; n++) {
      String image = UUID.randomUUID().toString();
      owner.create(image, recorder.run() + " stored");
      assertEquals(204, owner.upload(image, new Payload(random.nextLong(), 1000), true));
      images.add(image);
    }
    return images;
  }

  /** Deletes that many of them, one after the other, and returns the 99th percentile. */
  private long slowestOfAHundred(Deque<String> images, int count) {
    List<Long> times =
        Stream.generate(images::remove).limit(count).map(this::delete).sorted().toList();
    return times.get(Math.max(0, count * 99 / 100 - 1));
  }

  private long delete(String image) {
    long sentAt = System.nanoTime();
    assertEquals(204, owner.delete(image));
    return System.nanoTime() - sentAt;
  }
}
