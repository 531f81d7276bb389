package org.cloudimages.reclaim.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoreCallTest {

  private final StoreCall call = new StoreCall();
  private final ExecutorService workers = Executors.newSingleThreadExecutor();

  @AfterEach
  void stop() {
    workers.shutdownNow();
  }

  @Test
  void callThatHangsIsEndedOnceAndLeavesNoInterrupt() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    Future<Boolean> ended = workers.submit(() -> call.run(() -> hang(inside)));
    inside.await();

    assertFalse(call.endAfter(Duration.ofHours(1)));
    assertTrue(call.endAfter(Duration.ZERO));
    assertFalse(call.endAfter(Duration.ZERO));

    assertFalse(ended.get(1, TimeUnit.MINUTES));
    assertFalse(workers.submit(() -> Thread.currentThread().isInterrupted()).get());
  }

  private static void hang(CountDownLatch inside) {
    inside.countDown();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Test
  void callThatReturnedIsNotEnded() {
    assertTrue(call.run(() -> {}));

    assertFalse(call.endAfter(Duration.ZERO));
  }

  @Test
  void failureOfTheStoreComesThrough() {
    IllegalStateException failure = new IllegalStateException();

    assertEquals(
        failure,
        assertThrows(
            IllegalStateException.class,
            () ->
                call.run(
                    () -> {
                      throw failure;
                    })));
  }
}
