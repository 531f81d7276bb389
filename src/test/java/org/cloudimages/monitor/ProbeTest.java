package org.cloudimages.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.cloudimages.testing.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProbeTest {

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger questions = new AtomicInteger();
  private final AtomicBoolean answer = new AtomicBoolean(true);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private Probe probe(boolean isNeeded) {
    return new Probe(
        "It is broken.",
        isNeeded,
        () -> {
          questions.incrementAndGet();
          return answer.get();
        },
        threads);
  }

  private Probe hanging(CountDownLatch end) {
    return new Probe(
        "It hangs.",
        true,
        () -> {
          questions.incrementAndGet();
          try {
            end.await();
          } catch (InterruptedException e) {
            return false;
          }
          return true;
        },
        threads);
  }

  @Test
  void nobodyAsksBeforeSomebodyWantsToKnow() {
    probe(true);

    assertEquals(0, questions.get());
  }

  @Test
  void manyWhoWantToKnowShareOneAnswer() {
    Probe probe = probe(true);

    for (int n = 0; n < 1000; n++) {
      assertTrue(probe.passes());
    }

    // because the machine may be slow
    assertTrue(questions.get() < 100, questions::toString);
  }

  @Test
  void changeIsNoticed() {
    Probe probe = probe(true);
    assertTrue(probe.passes());

    answer.set(false);
    Await.until(() -> !probe.passes());

    answer.set(true);
    Await.until(probe::passes);
  }

  @Test
  void questionThatFailsIsNotPassed() {
    Probe probe =
        new Probe(
            "It fails.",
            true,
            () -> {
              throw new IllegalStateException("on purpose");
            },
            threads);

    assertFalse(probe.passes());
  }

  @Test
  void questionThatHangsIsNotPassedNorAskedAgainUntilItEnds() {
    CountDownLatch end = new CountDownLatch(1);
    Probe probe = hanging(end);

    assertFalse(probe.passes());
    assertFalse(probe.passes());
    assertEquals(1, questions.get());

    end.countDown();
    Await.until(probe::passes);
  }

  @Test
  void nodeIsDownWithoutWhatItNeeds() {
    answer.set(false);

    assertEquals(
        new Health(Health.Status.DOWN, List.of("It is broken.")),
        NodeReadiness.health(List.of(probe(true))));
  }

  @Test
  void nodeServesWithoutWhatItDoesNotNeedAndTellsOfIt() {
    answer.set(false);

    assertEquals(
        new Health(Health.Status.OK, List.of("It is broken.")),
        NodeReadiness.health(List.of(probe(false))));
  }

  @Test
  void nodeThatHasEverythingIsFine() {
    assertEquals(Health.OK, NodeReadiness.health(List.of(probe(true), probe(false))));
  }
}
