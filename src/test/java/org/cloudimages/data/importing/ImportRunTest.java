package org.cloudimages.data.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.cloudimages.data.upload.GivenUploads;
import org.cloudimages.data.upload.Upload;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.task.control.TaskFailure;
import org.cloudimages.task.control.TaskRun;
import org.cloudimages.task.control.TimeLimit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of an import whose stores and transactions do as they are told. */
class ImportRunTest {

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final GivenUploads uploads = new GivenUploads();
  private final Queue<String> calls = new ConcurrentLinkedQueue<>();

  /** What the calls throw that are to come, by what they are noted as; each once. */
  private final Map<String, RuntimeException> thrown = new ConcurrentHashMap<>();

  /** What each write does besides. */
  private Runnable writing = () -> {};

  /** What the task does whenever it is asked whether it lives. */
  private Runnable living = () -> {};

  @AfterEach
  void close() {
    threads.shutdown();
  }

  private void call(String name) {
    calls.add(name);
    Optional.ofNullable(thrown.remove(name))
        .ifPresent(
            failure -> {
              throw failure;
            });
  }

  private final class Moves extends StoreImport {

    Moves() {
      super(null, null, null, null, null, null, null);
    }

    @Override
    Received write(ImportedBytes bytes, String store, TaskRun run, Moving moving) {
      call("write " + store);
      writing.run();
      Upload upload = uploads.upload();
      return new Received(upload, uploads.session(upload), null, List.of());
    }
  }

  private final class Claims extends ImportClaims {

    Claims() {
      super(null, null, null, null, null, null, null, null);
    }

    @Override
    void noteReceived(TaskRun run, String store) {
      call("received " + store);
    }

    @Override
    void noteMissed(TaskRun run, String store) {
      call("missed " + store);
    }

    @Override
    void settle(TaskRun run, Received received) {
      call("settle");
    }

    @Override
    void settleAll(TaskRun run, List<Received> received) {
      call("settle all " + received.size());
    }

    @Override
    void finish(TaskRun run) {
      call("finish");
    }
  }

  private void start(boolean whole, int lanes, Executor threads, String... stores) {
    TaskRun run = new StubRun(() -> living.run(), message -> {});
    Moving moving = new Moving(run, new TimeLimit(Duration.ofDays(1)));
    StoredBytes bytes = new StoredBytes("data", List.of(), OptionalLong.empty());
    new ImportRun(run, moving, new Moves(), new Claims(), bytes, whole)
        .into(List.of(stores), lanes, threads);
  }

  private void run(boolean whole, int lanes, String... stores) {
    start(whole, lanes, threads, stores);
  }

  private String failure(boolean whole, int lanes, String... stores) {
    return assertThrows(TaskFailure.class, () -> run(whole, lanes, stores)).getMessage();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Lets two lanes write at once, the task's own to the end, the other until the task ends. */
  private void endWhileAnotherWrites() {
    Thread own = Thread.currentThread();
    CountDownLatch both = new CountDownLatch(2);
    CountDownLatch ended = new CountDownLatch(1);
    writing =
        () -> {
          both.countDown();
          await(both);
          if (Thread.currentThread() != own) {
            await(ended);
          }
        };
    living =
        () -> {
          ended.countDown();
          throw new TaskFailure("It has ended.");
        };
  }

  @Test
  void allStoresOrNoneEndInOneTransaction() {
    run(true, 1, "a", "b");
    assertEquals(
        List.of("write a", "received a", "write b", "received b", "settle all 2"),
        List.copyOf(calls));
    assertEquals(0, uploads.abandoned());
  }

  @Test
  void theFirstFailureUndoesAll() {
    thrown.put("write b", ImagesException.conflict("It is full."));
    assertEquals("Store b: It is full.", failure(true, 1, "a", "b", "c"));
    assertEquals(List.of("write a", "received a", "write b", "missed b"), List.copyOf(calls));
    assertEquals(1, uploads.abandoned());
  }

  @Test
  void someStoresAreEnoughWhereTheyMayBe() {
    thrown.put("write a", ImagesException.conflict("It is full."));
    run(false, 1, "a", "b");
    assertEquals(List.of("write a", "missed a", "write b", "settle", "finish"), List.copyOf(calls));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void taskThatEndsWhileItWaitsForALaneIsNoSuccess(boolean whole) {
    endWhileAnotherWrites();
    assertEquals("It has ended.", failure(whole, 2, "a", "b"));
    assertFalse(calls.contains("settle all 2"));
    assertFalse(calls.contains("finish"));
  }

  @Test
  void taskWritesThoughOthersHaveAllThreads() {
    CountDownLatch free = new CountDownLatch(1);
    ExecutorService one = Executors.newSingleThreadExecutor();
    one.execute(() -> await(free));
    start(true, 2, one, "a", "b");
    free.countDown();
    one.shutdown();
    assertTrue(calls.contains("settle all 2"));
  }

  @Test
  void whatOnlyShowsTheStateMayFail() {
    thrown.put("received a", new IllegalStateException("lost"));
    run(true, 1, "a");
    assertEquals(List.of("write a", "received a", "settle all 1"), List.copyOf(calls));
  }

  @Test
  void failureThatCannotBeShownEndsAllTheSame() {
    thrown.put("write a", ImagesException.conflict("It is full."));
    thrown.put("missed a", ImagesException.unavailable());
    assertEquals("Store a: It is full.", failure(true, 1, "a", "b"));
    assertEquals(List.of("write a", "missed a"), List.copyOf(calls));
  }

  static Stream<RuntimeException> passing() {
    return Stream.of(new IllegalStateException("lost"), ImagesException.unavailable());
  }

  @ParameterizedTest
  @MethodSource("passing")
  void databaseMayFailOnceAtEachEnd(RuntimeException once) {
    thrown.put("settle", once);
    thrown.put("finish", once);
    run(false, 1, "a");
    thrown.put("settle all 1", once);
    run(true, 1, "b");
    assertEquals(
        List.of(
            "write a",
            "settle",
            "settle",
            "finish",
            "finish",
            "write b",
            "received b",
            "settle all 1",
            "settle all 1"),
        List.copyOf(calls));
    assertEquals(0, uploads.abandoned());
  }

  @Test
  void whatIsRefusedIsNotTriedAgain() {
    thrown.put("settle all 1", new TaskFailure("It is gone."));
    assertEquals("It is gone.", failure(true, 1, "a"));
    assertEquals(List.of("write a", "received a", "settle all 1"), List.copyOf(calls));
    assertEquals(1, uploads.abandoned());
  }
}
