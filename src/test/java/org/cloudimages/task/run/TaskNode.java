package org.cloudimages.task.run;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.cloudimages.audit.Actor;
import org.cloudimages.audit.AuditLog;
import org.cloudimages.database.DatabaseClock;
import org.cloudimages.database.DerbyDatabase;
import org.cloudimages.database.StandingClock;
import org.cloudimages.identity.Caller;
import org.cloudimages.task.control.NewTask;
import org.cloudimages.task.control.TaskAudit;
import org.cloudimages.task.control.TaskRun;
import org.cloudimages.task.control.TaskSecret;
import org.cloudimages.task.control.TaskSecrets;
import org.cloudimages.task.control.TaskSettings;
import org.cloudimages.task.control.TaskWork;
import org.cloudimages.task.control.TaskWorks;
import org.cloudimages.task.control.Tasks;
import org.cloudimages.task.control.TasksBegun;
import org.cloudimages.task.entity.Task;
import org.cloudimages.task.entity.TaskType;
import org.cloudimages.work.WorkThreads;

/** What a node has for tasks, on a database that several of them may share. */
final class TaskNode {

  final TaskSecrets secrets = new TaskSecrets();
  final Tasks tasks;
  final TaskQueue queue;
  final FailedTasks failed;
  final TaskRunner runner;

  /** What happens after the next claim was made, or instead of it. */
  final AtomicReference<Doubt> doubt = new AtomicReference<>(Doubt.NONE);

  /** What becomes of a claim of which nobody is told. */
  enum Doubt {
    NONE,
    DONE,
    UNDONE
  }

  private final DerbyDatabase database;

  TaskNode(DerbyDatabase database, Clock time, TaskSettings settings, TaskWork... works) {
    this.database = database;
    DatabaseClock clock = new StandingClock(time);
    TaskAudit audit = new TaskAudit(new AuditLog(database, clock, note -> {}));
    TaskWorks known = new TaskWorks(List.of(works));
    this.tasks = new Tasks(database, settings, secrets, audit, clock, unheard());
    this.queue = new Queue(database, audit, doubt);
    this.failed = new Failed(database, known, settings, audit, clock);
    this.runner = new TaskRunner(settings, known, queue, failed, secrets, new WorkThreads(), clock);
  }

  /** Events that nobody observes: a test wakes the node that it means. */
  @SuppressWarnings("unchecked")
  private static Event<TasksBegun> unheard() {
    return (Event<TasksBegun>)
        Proxy.newProxyInstance(
            TaskNode.class.getClassLoader(),
            new Class<?>[] {Event.class},
            (proxy, method, arguments) -> null);
  }

  void start() {
    runner.start(new Startup());
  }

  void stop() {
    try {
      runner.stop(new Shutdown());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Lets the runner look, as after a commit of this node. */
  void wake() {
    runner.begun(new TasksBegun());
  }

  /** Begins a task of a project in a transaction of its own. */
  Task begin(String project) {
    return begin(request(project));
  }

  Task begin(String project, TaskSecret secret) {
    return begin(request(project).with(secret));
  }

  private Task begin(NewTask request) {
    return database.transact(() -> tasks.begin(request));
  }

  static NewTask request(String project) {
    return NewTask.ofImage(
        TaskType.API_IMAGE_IMPORT,
        new Actor(new Caller("a-user", project, Set.of("member")), "req-1"),
        "11111111-1111-4111-8111-111111111111",
        JsonValue.EMPTY_JSON_OBJECT);
  }

  void succeed(TaskRun run, JsonObject result) {
    database.transact(() -> tasks.succeed(run, result));
  }

  /** The queue with the transactions that a server would begin. */
  private static final class Queue extends TaskQueue {

    private final DerbyDatabase database;
    private final AtomicReference<Doubt> doubt;

    Queue(DerbyDatabase database, TaskAudit audit, AtomicReference<Doubt> doubt) {
      super(database, audit);
      this.database = database;
      this.doubt = doubt;
    }

    @Override
    boolean claim(Task task, Instant now, Instant until) {
      Doubt kind = doubt.getAndSet(Doubt.NONE);
      boolean claimed =
          kind != Doubt.UNDONE && database.transact(() -> super.claim(task, now, until));
      if (kind != Doubt.NONE) {
        throw new IllegalStateException("The answer is lost.");
      }
      return claimed;
    }

    @Override
    boolean renew(String id, String message, Instant now, Instant until) {
      return database.transact(() -> super.renew(id, message, now, until));
    }

    @Override
    void keepWaiting(Collection<String> ids, Instant until) {
      database.transact(() -> super.keepWaiting(ids, until));
    }
  }

  /** The same for failures. */
  private static final class Failed extends FailedTasks {

    private final DerbyDatabase database;

    Failed(
        DerbyDatabase database,
        TaskWorks works,
        TaskSettings settings,
        TaskAudit audit,
        DatabaseClock clock) {
      super(database, works, settings, audit, clock);
      this.database = database;
    }

    @Override
    void fail(Task task, String message) {
      database.transact(() -> super.fail(task, message));
    }

    @Override
    void failLeft(Task task, Instant now, String message) {
      database.transact(() -> super.failLeft(task, now, message));
    }
  }
}
