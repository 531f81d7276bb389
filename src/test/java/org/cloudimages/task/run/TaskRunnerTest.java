package org.cloudimages.task.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cloudimages.database.DerbyDatabase;
import org.cloudimages.database.StandingClock;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.task.control.TaskFailure;
import org.cloudimages.task.control.TaskKind;
import org.cloudimages.task.control.TaskRun;
import org.cloudimages.task.control.TaskSecret;
import org.cloudimages.task.control.TaskSettings;
import org.cloudimages.task.entity.Task;
import org.cloudimages.task.entity.TaskStatus;
import org.cloudimages.task.entity.TaskStyle;
import org.cloudimages.task.entity.TaskType;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The life of tasks on a Derby, on one node and on two. */
class TaskRunnerTest {

  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
  private static final Duration LEASE = Duration.ofMinutes(5);
  private static final Duration LIFE = Duration.ofDays(2);
  private static final Duration AT_ONCE = Duration.ofNanos(1);
  private static final Duration OFTEN = Duration.ofMillis(100);
  private static final TaskSettings SETTINGS =
      new TaskSettings(2, 2, 5, LEASE, AT_ONCE, OFTEN, LIFE);
  private static final JsonObject RESULT = Json.createObjectBuilder().add("image_id", "x").build();
  private static final Set<TaskKind> KINDS =
      Set.of(
          new TaskKind(TaskType.API_IMAGE_IMPORT, TaskStyle.GLANCE),
          new TaskKind(TaskType.EXPORT, TaskStyle.RACKSPACE));

  private final DerbyDatabase database = new DerbyDatabase();
  private final SettableClock clock = new SettableClock(NOON);
  private final AtomicReference<Consumer<TaskRun>> work = new AtomicReference<>(run -> {});
  private final GivenWork given = new GivenWork(database, run -> work.get().accept(run));
  private final TaskNode node = new TaskNode(database, clock, SETTINGS, given);
  private final TaskNode other = new TaskNode(database, clock, SETTINGS, given);

  @AfterEach
  void close() {
    Stream.of(node, other).forEach(TaskNode::stop);
    database.close();
  }

  private Task found(Task task) {
    return node.tasks.find(task.id()).orElseThrow();
  }

  private Task ended(Task task) {
    Await.until(() -> found(task).expiresAt().isPresent());
    return found(task);
  }

  private List<String> audited(Task task) {
    return database.read(
        entities ->
            entities
                .createQuery(
                    "SELECT a.action FROM AuditEntry a WHERE a.taskId = :task ORDER BY a.action",
                    String.class)
                .setParameter("task", task.id())
                .getResultList());
  }

  private ClaimedTask claimed(Task task) {
    assertTrue(node.queue.claim(task, clock.instant(), clock.instant().plus(LEASE)));
    return new ClaimedTask(
        task, Optional.empty(), node.queue, SETTINGS, new StandingClock(clock), () -> false);
  }

  @Test
  void taskIsDoneAndEndsWithWhatItsWorkSays() {
    work.set(run -> node.succeed(run, RESULT));
    Task task = node.begin("p");
    assertEquals(TaskStatus.PENDING, found(task).status());

    node.wake();

    Task done = ended(task);
    assertEquals(TaskStatus.SUCCESS, done.status());
    assertEquals(Optional.of(RESULT), done.result());
    assertEquals("", done.message());
    assertEquals(Optional.of(NOON.plus(LIFE)), done.expiresAt());
    assertEquals(List.of("task.create", "task.processing", "task.success"), audited(task));
    assertEquals(0, given.abandoned(task));
  }

  @Test
  void workLearnsWhetherItHasEndedItsTask() {
    ClaimedTask run = claimed(node.begin("p"));
    assertFalse(database.transact(() -> node.tasks.hasSucceeded(run)));
    node.succeed(run, RESULT);
    assertTrue(database.transact(() -> node.tasks.hasSucceeded(run)));
  }

  @Test
  void taskThatAnotherNodeBeganIsFound() {
    work.set(run -> node.succeed(run, RESULT));
    Task task = node.begin("p");

    other.start();

    assertEquals(TaskStatus.SUCCESS, ended(task).status());
  }

  static Stream<Arguments> failures() {
    String incident = "The service failed to do it; its log tells more under req-1.";
    return Stream.of(
        Arguments.of(new TaskFailure("The source is empty."), "The source is empty."),
        Arguments.of(new TaskFailure("x".repeat(1001)), "x".repeat(1000)),
        Arguments.of(ImagesException.conflict("It is locked."), "It is locked."),
        Arguments.of(new IllegalStateException("/a/path"), incident),
        Arguments.of(new StackOverflowError("deep"), incident));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void whatTheWorkThrowsEndsTheTask(Throwable thrown, String message) {
    work.set(run -> TaskRunnerTest.<RuntimeException>sneak(thrown));
    Task task = node.begin("p");

    node.wake();

    Task failed = ended(task);
    assertEquals(TaskStatus.FAILURE, failed.status());
    assertEquals(message, failed.message());
    assertEquals(Optional.empty(), failed.result());
    assertEquals(List.of("task.create", "task.failure", "task.processing"), audited(task));
    assertEquals(1, given.abandoned(task));
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }

  @Test
  void taskOfATransactionThatIsRolledBackIsNotThere() {
    AtomicReference<Task> begun = new AtomicReference<>();
    Runnable undone =
        () -> {
          begun.set(node.tasks.begin(TaskNode.request("p")));
          throw new IllegalStateException();
        };

    assertThrows(IllegalStateException.class, () -> database.transact(undone));

    assertTrue(node.tasks.find(begun.get().id()).isEmpty());
    assertEquals(List.of(), audited(begun.get()));
  }

  @Test
  void taskIsClaimedOnce() {
    Task task = node.begin("p");

    assertTrue(node.queue.claim(task, NOON, NOON.plus(LEASE)));
    assertFalse(other.queue.claim(task, NOON, NOON.plus(LEASE)));

    assertEquals(TaskStatus.PROCESSING, found(task).status());
  }

  @Test
  void oldestIsTakenFirstButNoProjectTakesAllRoom() {
    Task first = node.begin("p");
    clock.advance(Duration.ofSeconds(1));
    Task second = node.begin("p");
    clock.advance(Duration.ofSeconds(1));
    Task third = node.begin("q");

    assertEquals(first.id(), node.queue.next(KINDS, List.of(), 1, Set.of()).orElseThrow().id());
    claimed(first);
    assertEquals(third.id(), node.queue.next(KINDS, List.of(), 1, Set.of()).orElseThrow().id());
    assertEquals(second.id(), node.queue.next(KINDS, List.of(), 2, Set.of()).orElseThrow().id());
    assertEquals(
        third.id(), node.queue.next(KINDS, List.of(), 2, Set.of("p", "r")).orElseThrow().id());
  }

  @Test
  void projectLeavesAThreadOfANodeToOthers() {
    CountDownLatch end = new CountDownLatch(1);
    work.set(
        run -> {
          Await.until(() -> end.getCount() == 0);
          node.succeed(run, RESULT);
        });
    Task first = node.begin("p");
    Task second = beginLater("p");
    node.start();
    Await.until(() -> found(first).status() == TaskStatus.PROCESSING);

    Task third = beginLater("q");

    Await.until(() -> found(third).status() == TaskStatus.PROCESSING);
    assertEquals(TaskStatus.PENDING, found(second).status());
    end.countDown();
    assertEquals(TaskStatus.SUCCESS, ended(second).status());
  }

  @ParameterizedTest
  @EnumSource(names = {"DONE", "UNDONE"})
  void claimInDoubtIsMadeAgain(TaskNode.Doubt kind) {
    work.set(run -> node.succeed(run, RESULT));
    node.doubt.set(kind);
    Task task = node.begin("p");

    node.start();

    assertEquals(TaskStatus.SUCCESS, ended(task).status());
    assertEquals(List.of("task.create", "task.processing", "task.success"), audited(task));
  }

  @Test
  void claimInDoubtIsNotTakenFromAnotherNode() {
    work.set(run -> node.succeed(run, RESULT));
    node.doubt.set(TaskNode.Doubt.UNDONE);
    Task task = node.begin("p");
    node.wake();
    Await.until(() -> node.doubt.get() == TaskNode.Doubt.NONE);
    clock.advance(Duration.ofSeconds(1));
    assertTrue(other.queue.claim(task, clock.instant(), clock.instant().plus(LEASE)));
    Task next = beginLater("q");

    node.wake();

    assertEquals(TaskStatus.SUCCESS, ended(next).status());
    assertEquals(TaskStatus.PROCESSING, found(task).status());
  }

  @Test
  void whatNobodyHereDoesIsLeftToOthers() {
    node.begin("p");

    TaskKind otherWords = new TaskKind(TaskType.API_IMAGE_IMPORT, TaskStyle.RACKSPACE);
    TaskKind otherWork = new TaskKind(TaskType.EXPORT, TaskStyle.GLANCE);
    assertTrue(node.queue.next(Set.of(otherWords, otherWork), List.of(), 9, Set.of()).isEmpty());
    assertTrue(node.queue.next(Set.of(), List.of(), 9, Set.of()).isEmpty());
  }

  @Test
  void taskOfADeadNodeIsEndedByAnother() {
    Task task = node.begin("p");
    ClaimedTask run = claimed(task);
    clock.advance(LEASE.plusSeconds(1));

    other.start();

    Task failed = ended(task);
    assertEquals(TaskStatus.FAILURE, failed.status());
    assertEquals(
        "The node that worked on it stopped or lost touch with the database.", failed.message());
    assertEquals(1, given.abandoned(task));
    assertThrows(TaskFailure.class, run::keep);
    assertThrows(TaskFailure.class, () -> node.succeed(run, RESULT));
    assertThrows(TaskFailure.class, () -> node.failed.fail(task, "late"));
    assertEquals(1, given.abandoned(task));
    assertEquals(failed.message(), found(task).message());
  }

  @Test
  void renewedLeaseKeepsTheTaskAndTellsHowFarItIs() {
    Task task = node.begin("p");
    ClaimedTask run = claimed(task);
    clock.advance(LEASE.minusSeconds(1));

    run.progress("Copied 512 MiB");
    clock.advance(LEASE.minusSeconds(1));

    assertEquals("Copied 512 MiB", found(task).message());
    assertEquals(List.of(), node.queue.left(clock.instant(), 9));
    assertThrows(TaskFailure.class, () -> other.failed.failLeft(task, clock.instant(), "not yet"));
    assertEquals(0, given.abandoned(task));
  }

  /** A secret of no account. */
  private record Token(String text) implements TaskSecret {}

  @Test
  void taskWithASecretIsDoneWhereItWasBegun() {
    AtomicReference<Optional<TaskSecret>> seen = new AtomicReference<>();
    work.set(
        run -> {
          seen.set(run.secret());
          node.succeed(run, RESULT);
        });
    Task task = node.begin("p", new Token("t"));
    assertTrue(other.queue.next(KINDS, List.of(), 9, Set.of()).isEmpty());

    node.wake();

    assertEquals(TaskStatus.SUCCESS, ended(task).status());
    assertEquals(Optional.of(new Token("t")), seen.get());
    Await.until(() -> node.secrets.tasks().isEmpty());
  }

  @Test
  void taskWithASecretEndsWithItsNode() {
    Task task = node.begin("p", new Token("t"));
    clock.advance(LEASE.plusSeconds(1));

    other.start();

    Task failed = ended(task);
    assertEquals(TaskStatus.FAILURE, failed.status());
    assertEquals("The node that alone could do it stopped before it began.", failed.message());
    assertEquals(List.of("task.create", "task.failure"), audited(task));
  }

  @Test
  void taskWithASecretWaitsWhileItsNodeLives() {
    Task task = node.begin("p", new Token("t"));

    node.queue.keepWaiting(node.secrets.tasks(), NOON.plus(LEASE.multipliedBy(2)));
    clock.advance(LEASE.plusSeconds(1));

    assertEquals(List.of(), other.queue.left(clock.instant(), 9));
    assertEquals(Set.of(task.id()), node.queue.open(node.secrets.tasks()));
    node.secrets.forgetOthers(Set.of(), Duration.ZERO);
    assertEquals(List.of(), node.secrets.tasks());
  }

  @Test
  void taskThatIsBeingMadeHoldsUpNoOther() {
    List<String> kept = new ArrayList<>();
    List<String> expired = new ArrayList<>();
    for (int project = 0; project < 8; project++) {
      kept.add(node.begin("p" + project, new Token("t")).id());
      expired.add(node.begin("p" + project).id());
    }
    TaskExpiry expiry = new TaskExpiry(database);

    database.transact(
        () -> {
          node.tasks.begin(TaskNode.request("p"));
          database.current().flush();
          DerbyDatabase.beside(
              () -> {
                node.queue.keepWaiting(kept, NOON.plus(LEASE));
                database.transact(() -> expiry.remove(expired, Task.NEVER));
              });
        });

    assertEquals(Set.copyOf(kept), node.queue.open(kept));
    assertEquals(Set.of(), node.queue.open(expired));
  }

  private Task beginLater(String project) {
    clock.advance(Duration.ofSeconds(1));
    return node.begin(project);
  }

  @Test
  void nodeThatStopsEndsWhatItDoesAndLeavesWhatWaits() {
    CountDownLatch begun = new CountDownLatch(2);
    work.set(
        run -> {
          begun.countDown();
          Await.until(
              () -> {
                run.keep();
                return false;
              });
        });
    List<Task> tasks = Stream.of("p", "q", "r").map(this::beginLater).toList();
    node.wake();
    Await.until(() -> begun.getCount() == 0);

    node.stop();

    assertEquals(
        Set.of(TaskStatus.FAILURE, TaskStatus.PENDING),
        Set.copyOf(tasks.stream().map(task -> found(task).status()).toList()));
    assertEquals("The node that worked on it was stopped.", found(tasks.get(0)).message());
    assertEquals(TaskStatus.PENDING, found(tasks.get(2)).status());
  }

  @Test
  void projectHasSoManyOpenTasksAtMost() {
    List<Task> tasks = Stream.generate(() -> node.begin("p")).limit(5).toList();

    ImagesException refused = assertThrows(ImagesException.class, () -> node.begin("p"));
    assertEquals(
        "The project has 5 tasks that have not ended; it may have no more.", refused.getMessage());

    node.begin("q");
    claimed(tasks.get(0));
    node.failed.fail(tasks.get(0), "");
    node.begin("p");
  }

  @Test
  void expiredTaskIsGoneAndRemoved() {
    Task task = node.begin("p");
    claimed(task);
    node.failed.fail(task, "");
    Task open = node.begin("p");
    TaskExpiry expiry = new TaskExpiry(database);
    clock.advance(LIFE.minusSeconds(1));
    assertEquals(List.of(), expiry.expired(clock.instant(), 9));

    clock.advance(Duration.ofSeconds(1));

    assertTrue(node.tasks.find(task.id()).isEmpty());
    assertEquals(List.of(task.id()), expiry.expired(clock.instant(), 9));
    database.transact(() -> expiry.remove(List.of(task.id(), open.id()), clock.instant()));
    assertEquals(List.of(), expiry.expired(clock.instant(), 9));
    assertEquals(TaskStatus.PENDING, found(open).status());
  }
}
