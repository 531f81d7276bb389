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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
    assertEquals("result", checks.run(Standing.FAMILIAR, () -> "result"));
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

    assertRefused(503, () -> checks.run(Standing.FAMILIAR, () -> "never"));
  }

  @Test
  void refusalLeavesRoomForTheNext() throws Exception {
    Future<Boolean> first = threads.submit(this::check);
    threads.execute(this::check);
    Await.until(() -> running.get() == 2);
    assertRefused(503, () -> checks.run(Standing.FAMILIAR, () -> "never"));

    end.countDown();
    first.get(10, TimeUnit.SECONDS);

    assertEquals("now", checks.run(Standing.FAMILIAR, () -> "now"));
  }

  @ParameterizedTest
  @EnumSource(names = {"GOOD", "DOUBTFUL"})
  void strangersLeaveACoreToWhoHasLoggedInBefore(Standing standing) {
    crowd(checks, standing, 1);

    assertEquals("now", checks.run(Standing.FAMILIAR, () -> "now"));
    assertEquals(1, running.get());
    assertRefused(503, () -> checks.run(standing, () -> "never"));
  }

  @Test
  void strangersThatFailedLatelyLeaveACoreToOthers() {
    PasswordChecks wide = new PasswordChecks(4);
    crowd(wide, Standing.DOUBTFUL, 2);

    assertEquals("now", wide.run(Standing.GOOD, () -> "now"));
    assertEquals(2, running.get());
    assertRefused(503, () -> wide.run(Standing.DOUBTFUL, () -> "never"));
  }

  @Test
  void onlyCoreIsGivenInTurns() throws Exception {
    PasswordChecks narrow = new PasswordChecks(1);
    crowd(narrow, Standing.GOOD, 1);
    Future<String> familiar = threads.submit(() -> narrow.run(Standing.FAMILIAR, () -> "now"));

    end.countDown();

    assertEquals("now", familiar.get(10, TimeUnit.SECONDS));
  }

  /** More than fit, of whom so many are at it when this returns. */
  private void crowd(PasswordChecks room, Standing standing, int fit) {
    for (int n = 0; n < 100; n++) {
      var unused = threads.submit(() -> checkAs(standing, room));
    }
    Await.until(() -> running.get() == fit);
  }

  private boolean check() {
    return checkAs(Standing.FAMILIAR, checks);
  }

  private boolean checkAs(Standing standing, PasswordChecks room) {
    return room.run(
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
