package org.cloudimages.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.enterprise.event.Event;
import jakarta.json.JsonValue;
import jakarta.transaction.RollbackException;
import jakarta.transaction.TransactionalException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cloudimages.audit.Actor;
import org.cloudimages.audit.AuditLog;
import org.cloudimages.database.DatabaseClock;
import org.cloudimages.database.DerbyDatabase;
import org.cloudimages.database.StandingClock;
import org.cloudimages.identity.Caller;
import org.cloudimages.identity.UserToken;
import org.cloudimages.policy.Policies;
import org.cloudimages.policy.PolicySettings;
import org.cloudimages.task.control.NewTask;
import org.cloudimages.task.control.TaskAudit;
import org.cloudimages.task.control.TaskCreation;
import org.cloudimages.task.control.TaskKind;
import org.cloudimages.task.control.TaskRun;
import org.cloudimages.task.control.TaskSecrets;
import org.cloudimages.task.control.TaskSettings;
import org.cloudimages.task.control.TaskWork;
import org.cloudimages.task.control.TaskWorks;
import org.cloudimages.task.control.Tasks;
import org.cloudimages.task.control.TasksBegun;
import org.cloudimages.task.entity.Task;
import org.cloudimages.task.entity.TaskStyle;
import org.cloudimages.task.entity.TaskType;
import org.cloudimages.task.search.TaskSearch;
import org.cloudimages.testing.SettableClock;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasks whose transactions end as a test says, on a Derby. */
class TaskManagerTest {

  private static final Actor MEMBER = new Actor(new Caller("u", "p", Set.of("member")), "req-1");

  private final DerbyDatabase database = new DerbyDatabase();
  private final DatabaseClock clock =
      new StandingClock(new SettableClock(Instant.parse("2026-11-28T12:00:00Z")));
  private final Policies policies = new Policies(PolicySettings.of(Settings.of(Map.of())));
  private final Deque<String> ends = new ArrayDeque<>();

  @AfterEach
  void close() {
    database.close();
  }

  private TaskManager manager(int open) {
    TaskSettings settings =
        new TaskSettings(
            1,
            1,
            open,
            Duration.ofMinutes(5),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofDays(2));
    TaskAudit audit = new TaskAudit(new AuditLog(database, clock, note -> {}));
    Tasks tasks =
        new Tasks(database, settings, new TaskSecrets(), audit, clock, TaskManagerTest.unheard());
    return new TaskManager(
        policies,
        new Creation(tasks, new TaskWorks(List.of(new Work()))),
        new TaskSearch(database, policies, clock),
        null,
        clock);
  }

  @SuppressWarnings("unchecked")
  private static Event<TasksBegun> unheard() {
    return (Event<TasksBegun>)
        Proxy.newProxyInstance(
            TaskManagerTest.class.getClassLoader(),
            new Class<?>[] {Event.class},
            (proxy, method, arguments) -> null);
  }

  /** Work that nobody does here. */
  private static final class Work implements TaskWork {

    @Override
    public TaskType type() {
      return TaskType.IMPORT;
    }

    @Override
    public void run(TaskRun run) {}

    @Override
    public void abandon(Task task, Instant now) {}
  }

  /** The transaction that a server would begin, and what becomes of its end. */
  private final class Creation extends TaskCreation {

    Creation(Tasks tasks, TaskWorks works) {
      super(tasks, works);
    }

    @Override
    public Task create(String id, NewTask request) {
      String end = ends.isEmpty() ? "told" : ends.remove();
      Task task = end.equals("undone") ? null : database.transact(() -> super.create(id, request));
      if (!end.equals("told")) {
        throw new TransactionalException("commit", new RollbackException("The answer is lost."));
      }
      return task;
    }
  }

  private Task create(TaskManager manager) {
    return manager.create(
        new TaskKind(TaskType.IMPORT, TaskStyle.GLANCE),
        JsonValue.EMPTY_JSON_OBJECT,
        MEMBER,
        new UserToken("of a member"));
  }

  private List<String> ids() {
    return database.read(
        entities -> entities.createQuery("SELECT t.id FROM Task t", String.class).getResultList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"told", "done", "undone"})
  void taskIsThereOnceThoughNobodyKnewOfItsCommit(String end) {
    // because the second attempt finds no more room than for one
    TaskManager manager = manager(1);
    ends.add(end);

    Task task = create(manager);

    assertEquals(List.of(task.id()), ids());
    assertEquals(task.id(), manager.show(task.id(), MEMBER.caller()).id());
  }

  @Test
  void secondTaskOfTheSameKindIsAnother() {
    TaskManager manager = manager(2);
    ends.add("done");

    String first = create(manager).id();
    String second = create(manager).id();

    assertEquals(Set.of(first, second), Set.copyOf(ids()));
  }

  @Test
  void whatNobodyKnowsIsThrown() {
    ends.addAll(List.of("undone", "undone"));

    assertThrows(TransactionalException.class, () -> create(manager(1)));
  }
}
