package org.cloudimages.work;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SharedThreadsTest {

  private static final class OneThread extends SharedThreads {
    OneThread() {
      super(new WorkThreads(), "one", 1);
    }
  }

  @Test
  void whatWaitsForItsTurnIsDoneAfterTheStop() throws Exception {
    SharedThreads threads = new OneThread();
    CountDownLatch stopped = new CountDownLatch(1);
    CompletableFuture<Void> running =
        CompletableFuture.runAsync(
            () -> {
              try {
                assertTrue(stopped.await(1, TimeUnit.MINUTES));
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            },
            threads);
    CompletableFuture<Boolean> waiting =
        CompletableFuture.supplyAsync(() -> Thread.currentThread().isDaemon(), threads);

    threads.stop();
    stopped.countDown();

    running.get(1, TimeUnit.MINUTES);
    assertTrue(waiting.get(1, TimeUnit.MINUTES));
  }

  @Test
  void workHasTheClassLoaderOfTheServiceWhoeverGivesIt() throws Exception {
    SharedThreads threads = new OneThread();
    Thread giver = Thread.currentThread();
    ClassLoader before = giver.getContextClassLoader();
    giver.setContextClassLoader(ClassLoader.getPlatformClassLoader());
    try {
      CompletableFuture<ClassLoader> loader =
          CompletableFuture.supplyAsync(
              () -> Thread.currentThread().getContextClassLoader(), threads);

      assertSame(WorkThreads.class.getClassLoader(), loader.get(1, TimeUnit.MINUTES));
    } finally {
      giver.setContextClassLoader(before);
      threads.stop();
    }
  }
}
