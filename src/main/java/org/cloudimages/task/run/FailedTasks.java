package org.cloudimages.task.run;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.cloudimages.audit.AuditAction;
import org.cloudimages.database.Database;
import org.cloudimages.database.DatabaseClock;
import org.cloudimages.task.control.TaskAudit;
import org.cloudimages.task.control.TaskFailure;
import org.cloudimages.task.control.TaskSettings;
import org.cloudimages.task.control.TaskWorks;
import org.cloudimages.task.entity.Task;
import org.cloudimages.task.entity.TaskStatus;

/** Ends tasks as failures, together with what their work takes back. */
@Singleton
public class FailedTasks {

  private final Database database;
  private final TaskWorks works;
  private final TaskSettings settings;
  private final TaskAudit audit;
  private final DatabaseClock clock;

  @Inject
  FailedTasks(
      Database database,
      TaskWorks works,
      TaskSettings settings,
      TaskAudit audit,
      DatabaseClock clock) {
    this.database = database;
    this.works = works;
    this.settings = settings;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Ends a task that this node works on.
   *
   * @throws TaskFailure when it has ended otherwise; nothing was changed
   */
  @Transactional
  void fail(Task task, String message) {
    end(task, TaskStatus.PROCESSING, Task.NEVER, message);
  }

  /**
   * Ends a task whose node has let its lease run out.
   *
   * @throws TaskFailure when that was renewed meanwhile, or the task has ended otherwise
   */
  @Transactional
  void failLeft(Task task, Instant now, String message) {
    end(task, task.status(), now, message);
  }

  private void end(Task task, TaskStatus expected, Instant due, String message) {
    Instant now = clock.instant();
    works.find(task.type(), task.style()).ifPresent(work -> work.abandon(task, now));
    int ended =
        database
            .current()
            .createQuery(
                "UPDATE Task t SET t.status = :failure, t.message = :message, t.updatedAt = :now,"
                    + " t.expiresAt = :end"
                    + " WHERE t.id = :id AND t.status = :expected AND t.dueAt < :due")
            .setParameter("id", task.id())
            .setParameter("expected", expected)
            .setParameter("due", due)
            .setParameter("failure", TaskStatus.FAILURE)
            .setParameter("message", Task.cut(message))
            .setParameter("now", now)
            .setParameter("end", now.plus(settings.life()))
            .executeUpdate();
    if (ended == 0) {
      throw new TaskFailure("The task has ended otherwise.");
    }
    audit.note(AuditAction.TASK_FAILURE, task, now);
    database.current().flush();
  }
}
