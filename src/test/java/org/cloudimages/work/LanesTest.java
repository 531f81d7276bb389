package org.cloudimages.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LanesTest {

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger worked = new AtomicInteger();
  private final AtomicInteger waited = new AtomicInteger();
  private final AtomicInteger stopped = new AtomicInteger();

  @AfterEach
  void close() {
    threads.shutdown();
  }

  private Lanes lanes(Runnable work) {
    return new Lanes(work, waited::incrementAndGet, stopped::incrementAndGet);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void callerWorksThoughNoThreadIsFreeAndWaitsForNoneThatHasNotBegun() {
    List<Runnable> queued = new ArrayList<>();

    lanes(worked::incrementAndGet).run(3, queued::add);

    assertEquals(1, worked.get());
    assertEquals(0, waited.get());
    assertEquals(3, queued.size());
    queued.forEach(Runnable::run);
    assertEquals(1, worked.get());
  }

  @Test
  void helperIsCalledByWhomItHelps() {
    Set<String> names = ConcurrentHashMap.newKeySet();
    CountDownLatch both = new CountDownLatch(2);
    Runnable work =
        () -> {
          names.add(Thread.currentThread().getName());
          both.countDown();
          await(both);
        };

    try (Occupation task = Occupation.of("task-7")) {
      lanes(work).run(1, threads);
    }

    assertEquals(2, names.size());
    assertTrue(names.stream().allMatch(name -> name.endsWith(" task-7")), names::toString);
  }

  @Test
  void callerWaitsForHelpersThatHaveBegun() {
    CountDownLatch begun = new CountDownLatch(3);
    CountDownLatch awaited = new CountDownLatch(1);
    Thread caller = Thread.currentThread();
    Runnable work =
        () -> {
          begun.countDown();
          await(begun);
          if (Thread.currentThread() != caller) {
            await(awaited);
          }
          worked.incrementAndGet();
        };

    new Lanes(work, awaited::countDown, stopped::incrementAndGet).run(2, threads);

    assertEquals(3, worked.get());
    assertEquals(0, stopped.get());
  }

  @Test
  void helperThatComesWhileTheCallerWaitsIsNotAwaited() {
    List<Runnable> late = new ArrayList<>();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch awaited = new CountDownLatch(1);
    Thread caller = Thread.currentThread();
    Runnable work =
        () -> {
          worked.incrementAndGet();
          if (Thread.currentThread() == caller) {
            await(begun);
          } else {
            begun.countDown();
            await(awaited);
          }
        };
    Runnable waiting =
        () -> {
          assertTrue(waited.incrementAndGet() < 30, "It waits for one that has not begun.");
          late.forEach(Runnable::run);
          awaited.countDown();
        };
    Deque<Executor> helpers = new ArrayDeque<>(List.<Executor>of(threads, late::add));

    new Lanes(work, waiting, stopped::incrementAndGet)
        .run(2, task -> helpers.remove().execute(task));

    assertEquals(2, worked.get());
  }

  @Test
  void whatAHelperThrowsStopsTheOthersAndReachesTheCaller() {
    CountDownLatch thrown = new CountDownLatch(1);
    StackOverflowError deep = new StackOverflowError("deep");
    Thread caller = Thread.currentThread();
    Runnable work =
        () -> {
          if (Thread.currentThread() != caller) {
            throw deep;
          }
          await(thrown);
        };
    Lanes lanes = new Lanes(work, () -> {}, thrown::countDown);

    var failure = assertThrows(IllegalStateException.class, () -> lanes.run(1, threads));

    assertSame(deep, failure.getCause());
  }

  @Test
  void anInterruptStopsThemAndIsKept() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    Thread caller = Thread.currentThread();
    Runnable work =
        () -> {
          if (Thread.currentThread() == caller) {
            await(begun);
            caller.interrupt();
          } else {
            begun.countDown();
            await(ended);
          }
        };

    new Lanes(work, () -> {}, ended::countDown).run(1, threads);

    assertTrue(Thread.interrupted());
  }
}
