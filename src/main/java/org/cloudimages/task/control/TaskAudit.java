package org.cloudimages.task.control;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.cloudimages.audit.Actor;
import org.cloudimages.audit.AuditAction;
import org.cloudimages.audit.AuditLog;
import org.cloudimages.audit.AuditSubject;
import org.cloudimages.identity.Caller;
import org.cloudimages.task.entity.Task;

/** What is written down of tasks: each step of one, in the name of who asked for it. */
@Singleton
public class TaskAudit {

  private final AuditLog log;

  @Inject
  public TaskAudit(AuditLog log) {
    this.log = log;
  }

  /** Who asked for a task, with the roles that he had then. */
  public static Actor actor(Task task) {
    return new Actor(
        new Caller(task.userId(), task.owner(), task.roles(), task.serviceRoles()),
        task.requestId());
  }

  /** Notes what the running transaction does to a task. */
  public void note(AuditAction action, Task task, Instant now) {
    log.note(action, AuditSubject.ofTask(task.id(), task.imageId()), actor(task), now);
  }
}
