package org.cloudimages.store.s3.part;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.StoreException.Reason;
import org.cloudimages.work.WorkThreads;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PartsUnderWayTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ThreadPoolExecutor threads = new WorkThreads().pool("part-test", 8);
  private final CountDownLatch end = new CountDownLatch(1);
  private final CountDownLatch both = new CountDownLatch(2);
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private void work() {
    begun.incrementAndGet();
    both.countDown();
    try {
      end.await();
    } catch (InterruptedException e) {
      throw new StoreException(Reason.UNAVAILABLE, "interrupted", e);
    } finally {
      ended.incrementAndGet();
    }
  }

  private static void fail() {
    throw new StoreException(Reason.FULL, "full");
  }

  @Test
  void noMoreIsBegunThanMayBe() {
    try (PartsUnderWay underWay = new PartsUnderWay(threads, 2)) {
      underWay.start(this::work);
      underWay.start(this::work);
      Thread.currentThread().interrupt();

      assertThrows(StoreException.class, () -> underWay.start(this::work));

      assertTrue(Thread.interrupted());
      end.countDown();
      underWay.awaitAll();
      assertEquals(2, begun.get());
    }
  }

  @Test
  void failureEndsTheStreamAndAllThatFollows() {
    InputStream endless = new ByteArrayInputStream(new byte[3]);
    try (PartsUnderWay underWay = new PartsUnderWay(threads, 1)) {
      InputStream watched = underWay.watched(endless);
      underWay.start(PartsUnderWayTest::fail);

      StoreException failure = assertThrows(StoreException.class, underWay::awaitAll);

      assertEquals(Reason.FULL, failure.reason());
      assertSame(failure, assertThrows(StoreException.class, () -> watched.read(new byte[1])));
      assertSame(failure, assertThrows(StoreException.class, () -> underWay.start(this::work)));
      assertEquals(0, begun.get());
    }
  }

  @Test
  void nothingWorksOnceItIsClosed() throws InterruptedException {
    PartsUnderWay underWay = new PartsUnderWay(threads, 3);
    underWay.start(this::work);
    underWay.start(this::work);
    both.await();

    assertTimeoutPreemptively(PATIENCE, underWay::close);

    assertEquals(2, ended.get());
    assertThrows(StoreException.class, () -> underWay.start(this::work));
    assertEquals(2, begun.get());
  }

  @Test
  void whatWaitsForAThreadIsNotBegunAnyMore() throws InterruptedException {
    threads.setCorePoolSize(2);
    PartsUnderWay underWay = new PartsUnderWay(threads, 3);
    underWay.start(this::work);
    underWay.start(this::work);
    underWay.start(this::work);
    both.await();

    assertTimeoutPreemptively(PATIENCE, underWay::close);

    assertEquals(2, begun.get());
  }

  @Test
  void interruptedThreadWaitsForTheEndAndStaysInterrupted() throws InterruptedException {
    PartsUnderWay underWay = new PartsUnderWay(threads, 2);
    underWay.start(this::work);
    underWay.start(this::work);
    both.await();
    Thread.currentThread().interrupt();

    underWay.close();

    assertTrue(Thread.interrupted());
    assertEquals(2, ended.get());
  }

  @Test
  void threadsThatAreStoppedTakeNoPlace() {
    threads.shutdown();
    PartsUnderWay underWay = new PartsUnderWay(threads, 1);

    assertThrows(RejectedExecutionException.class, () -> underWay.start(this::work));

    assertTimeoutPreemptively(PATIENCE, underWay::close);
    assertFalse(Thread.interrupted());
  }
}
