package org.cloudimages.task.search;

import java.time.Instant;
import java.util.Optional;
import org.cloudimages.task.entity.Task;
import org.cloudimages.task.entity.TaskStatus;
import org.cloudimages.task.entity.TaskType;

/**
 * What a list tells of a task: nothing that may be long, so that a page of them is short.
 *
 * @param expiresAt empty before it has ended
 */
public record TaskStub(
    String id,
    TaskType type,
    TaskStatus status,
    String owner,
    Instant createdAt,
    Instant updatedAt,
    Optional<Instant> expiresAt) {

  static final String SELECT =
      "SELECT t.id, t.type, t.status, t.owner, t.createdAt, t.updatedAt, t.expiresAt FROM Task t";

  static TaskStub of(Object[] row) {
    return new TaskStub(
        (String) row[0],
        (TaskType) row[1],
        (TaskStatus) row[2],
        (String) row[3],
        (Instant) row[4],
        (Instant) row[5],
        Optional.of((Instant) row[6]).filter(time -> !time.equals(Task.NEVER)));
  }

  /** The same of a whole task. */
  public static TaskStub of(Task task) {
    return new TaskStub(
        task.id(),
        task.type(),
        task.status(),
        task.owner(),
        task.createdAt(),
        task.updatedAt(),
        task.expiresAt());
  }
}
