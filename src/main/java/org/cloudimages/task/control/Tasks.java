package org.cloudimages.task.control;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import org.cloudimages.audit.AuditAction;
import org.cloudimages.database.Database;
import org.cloudimages.database.DatabaseClock;
import org.cloudimages.database.RowId;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.identity.Caller;
import org.cloudimages.task.entity.Task;
import org.cloudimages.task.entity.TaskStatus;

/** The door to tasks for the rooms whose work they are. Thread-safe. */
@Singleton
public class Tasks {

  /** Characters of the input as JSON. */
  private static final int MAX_INPUT = 64 * 1024;

  private final Database database;
  private final TaskSettings settings;
  private final TaskSecrets secrets;
  private final TaskAudit audit;
  private final DatabaseClock clock;
  private final Event<TasksBegun> begun;

  @Inject
  public Tasks(
      Database database,
      TaskSettings settings,
      TaskSecrets secrets,
      TaskAudit audit,
      DatabaseClock clock,
      Event<TasksBegun> begun) {
    this.database = database;
    this.settings = settings;
    this.secrets = secrets;
    this.audit = audit;
    this.clock = clock;
    this.begun = begun;
  }

  /**
   * Begins a task in the running transaction: it is {@code pending} when that is committed, and not
   * there when it is not. A node takes it up soon after.
   *
   * @throws ImagesException 400 for an input of more than 64 KiB, 413 when the project has too many
   *     tasks that have not ended, or too many with secrets, 503 when this node keeps too many
   */
  public Task begin(NewTask request) {
    return begin(RowId.next(clock.instant()), request);
  }

  /**
   * The same with an id that was chosen before, so that the task can be found though nobody knows
   * whether the transaction was committed.
   */
  Task begin(String id, NewTask request) {
    Instant now = clock.instant();
    Caller caller = request.actor().caller();
    requireSmall(request.input());
    requireFew(caller.projectId());
    Task task =
        new Task(
            request.type(), request.style(), request.imageId().orElse(null), request.input(), now);
    task.rename(id);
    task.askedBy(caller.userId(), caller.projectId(), request.actor().requestId());
    task.askedWith(caller.roles(), caller.serviceRoles());
    request
        .secret()
        .ifPresent(
            secret -> {
              task.bindToNode(now.plus(settings.lease()));
              secrets.keep(task.owner(), task.id(), secret);
            });
    database.current().persist(task);
    audit.note(AuditAction.TASK_CREATE, task, now);
    database.current().flush();
    begun.fire(new TasksBegun());
    return task;
  }

  private static void requireSmall(JsonObject input) {
    if (input.toString().length() > MAX_INPUT) {
      throw ImagesException.invalid("input", "it may have " + MAX_INPUT + " characters at most.");
    }
  }

  private void requireFew(String project) {
    long open =
        database
            .current()
            .createQuery(
                "SELECT COUNT(t) FROM Task t WHERE t.owner = :project AND t.expiresAt = :never",
                Long.class)
            .setParameter("project", project)
            .setParameter("never", Task.NEVER)
            .getSingleResult();
    if (open >= settings.open()) {
      throw ImagesException.overLimit(
          "The project has "
              + settings.open()
              + " tasks that have not ended; it may have no more.");
    }
  }

  /**
   * Ends a task as a success in the running transaction, which is the last of its work.
   *
   * @param result what its owner sees, such as {@code {"image_id": …}}
   * @throws TaskFailure when it was ended by others meanwhile; the transaction must not be
   *     committed then
   */
  public void succeed(TaskRun run, JsonObject result) {
    Instant now = clock.instant();
    Task task = run.task();
    int ended =
        database
            .current()
            .createQuery(
                "UPDATE Task t SET t.status = :success, t.result = :result, t.message = '',"
                    + " t.updatedAt = :now, t.expiresAt = :end"
                    + " WHERE t.id = :id AND t.status = :processing")
            .setParameter("id", task.id())
            .setParameter("result", result.toString())
            .setParameter("success", TaskStatus.SUCCESS)
            .setParameter("processing", TaskStatus.PROCESSING)
            .setParameter("now", now)
            .setParameter("end", now.plus(settings.life()))
            .executeUpdate();
    if (ended == 0) {
      throw new TaskFailure("The task was ended by others.");
    }
    audit.note(AuditAction.TASK_SUCCESS, task, now);
    database.current().flush();
  }

  /** Whether the task has ended as a success, in the running transaction. */
  public boolean hasSucceeded(TaskRun run) {
    return database.current().find(Task.class, run.task().id()).status() == TaskStatus.SUCCESS;
  }

  /** Finds a task outside of a transaction, whoever asks, until it expires. */
  public Optional<Task> find(String id) {
    Instant now = clock.instant();
    return database
        .read(entities -> Optional.ofNullable(entities.find(Task.class, id)))
        .filter(task -> task.expiresAt().map(now::isBefore).orElse(true));
  }
}
