package org.cloudimages.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ChoreTest {

  @Test
  void goesOnAfterAnError() throws InterruptedException {
    CountDownLatch rounds = new CountDownLatch(3);
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    try {
      Chore chore =
          new Chore(
              "The work",
              () -> {
                rounds.countDown();
                throw new OutOfMemoryError("as far as this test knows");
              });
      var unused = timer.scheduleWithFixedDelay(chore, 0, 1, TimeUnit.MILLISECONDS);

      assertTrue(rounds.await(1, TimeUnit.MINUTES));
      assertEquals(Optional.empty(), chore.age());
    } finally {
      timer.shutdownNow();
    }
  }

  @Test
  void ageIsThatOfTheLastRoundThatDidNotFail() {
    boolean[] fails = {false};
    Chore chore =
        new Chore(
            "The work",
            () -> {
              if (fails[0]) {
                throw new IllegalStateException();
              }
            });
    chore.run();
    Duration first = chore.age().orElseThrow();
    fails[0] = true;
    chore.run();

    assertTrue(chore.age().orElseThrow().compareTo(first) > 0);
  }
}
