package org.cloudimages.identity.local;

import static org.cloudimages.testing.Faults.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.cloudimages.identity.LoginGuard.Standing;
import org.cloudimages.testing.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many passwords are hashed at once. */
class PasswordChecksTest {

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicInteger running = new AtomicInteger();
  private final PasswordChecks checks = new PasswordChecks(2);

  @AfterEach
  void stop() {
    end.countDown();
    threads.shutdownNow();
  }

  @Test
  void resultIsTheChecks() {
    assertEquals("result", checks.run(Standing.GOOD, () -> "result"));
  }

  @Test
  void noMoreRunAtOnceThanThereAreCores() throws Exception {
    List<Future<Boolean>> all = new ArrayList<>();
    for (int n = 0; n < 6; n++) {
      all.add(threads.submit(this::check));
    }
    Await.until(() -> running.get() == 2);

    end.countDown();

    for (Future<Boolean> one : all) {
      assertTrue(one.get(10, TimeUnit.SECONDS));
    }
  }

  @Test
  void whoWaitsTooLongIsToldToComeBack() {
    threads.execute(this::check);
    threads.execute(this::check);
    Await.until(() -> running.get() == 2);

    assertRefused(503, () -> checks.run(Standing.GOOD, () -> "never"));
  }

  @Test
  void refusalLeavesRoomForTheNext() throws Exception {
    Future<Boolean> first = threads.submit(this::check);
    threads.execute(this::check);
    Await.until(() -> running.get() == 2);
    assertRefused(503, () -> checks.run(Standing.GOOD, () -> "never"));

    end.countDown();
    first.get(10, TimeUnit.SECONDS);

    assertEquals("now", checks.run(Standing.GOOD, () -> "now"));
  }

  @Test
  void thoseThatFailedLatelyLeaveACoreToOthers() {
    for (int n = 0; n < 100; n++) {
      var unused = threads.submit(() -> checkAs(Standing.DOUBTFUL));
    }
    Await.until(() -> running.get() == 1);

    assertEquals("now", checks.run(Standing.GOOD, () -> "now"));
    assertEquals(1, running.get());
    assertRefused(503, () -> checks.run(Standing.DOUBTFUL, () -> "never"));
  }

  private boolean check() {
    return checkAs(Standing.GOOD);
  }

  private boolean checkAs(Standing standing) {
    return checks.run(
        standing,
        () -> {
          boolean fits = running.incrementAndGet() <= 2;
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          running.decrementAndGet();
          return fits;
        });
  }
}
