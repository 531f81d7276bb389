package org.cloudimages.task.run;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cloudimages.audit.AuditAction;
import org.cloudimages.database.Database;
import org.cloudimages.task.control.TaskAudit;
import org.cloudimages.task.control.TaskKind;
import org.cloudimages.task.entity.Task;
import org.cloudimages.task.entity.TaskStatus;

/**
 * The tasks that have not ended. Any number of nodes take from it at once: each change is a
 * conditional update in a short transaction of its own. No claim needs a token, because a task is
 * claimed once: one that is {@code processing} is so for whoever made it that. Who does not know
 * whether it was he looks at the lease, whose end is his to the microsecond.
 */
@Singleton
public class TaskQueue {

  /** Projects that have as many tasks in work as they may. */
  private static final String BUSY =
      "(SELECT r.owner FROM Task r WHERE r.status = :processing GROUP BY r.owner"
          + " HAVING COUNT(r.id) >= :most)";

  private final Database database;
  private final TaskAudit audit;

  @Inject
  TaskQueue(Database database, TaskAudit audit) {
    this.database = database;
    this.audit = audit;
  }

  /**
   * Finds the oldest task that waits for a node, of those that this one can do.
   *
   * @param kinds what it can do
   * @param kept the tasks that this node alone can do
   * @param most how many tasks of one project may be in work at once
   * @param passed projects whose tasks are passed over
   */
  Optional<Task> next(
      Set<TaskKind> kinds, Collection<String> kept, long most, Collection<String> passed) {
    if (kinds.isEmpty()) {
      return Optional.empty();
    }
    List<TaskKind> all = List.copyOf(kinds);
    String whose = kept.isEmpty() ? "" : " OR t.id IN :kept";
    String others = passed.isEmpty() ? "" : " AND t.owner NOT IN :passed";
    return database.read(
        entities -> {
          TypedQuery<Task> query =
              entities
                  .createQuery(
                      "SELECT t FROM Task t WHERE t.status = :pending"
                          + (" AND (" + oneOf(all.size()) + ")")
                          + (" AND (t.nodeBound = :bound" + whose + ")")
                          + (" AND t.owner NOT IN " + BUSY + others)
                          + " ORDER BY t.createdAt, t.id",
                      Task.class)
                  .setParameter("pending", TaskStatus.PENDING)
                  .setParameter("processing", TaskStatus.PROCESSING)
                  .setParameter("bound", false)
                  .setParameter("most", most);
          for (int n = 0; n < all.size(); n++) {
            query.setParameter("type" + n, all.get(n).type());
            query.setParameter("style" + n, all.get(n).style());
          }
          if (!kept.isEmpty()) {
            query.setParameter("kept", kept);
          }
          if (!passed.isEmpty()) {
            query.setParameter("passed", passed);
          }
          return query
              .setMaxResults(1)
              .setHint(Database.READ_ONLY, true)
              .getResultStream()
              .findFirst();
        });
  }

  private static String oneOf(int kinds) {
    return IntStream.range(0, kinds)
        .mapToObj(n -> "t.type = :type%1$d AND t.style = :style%1$d".formatted(n))
        .collect(Collectors.joining(" OR "));
  }

  /**
   * Claims a task; false when somebody else was quicker.
   *
   * @param until when others may take this node for dead
   */
  @Transactional
  boolean claim(Task task, Instant now, Instant until) {
    boolean claimed =
        change("t.status = :processing", now, until)
                .setParameter("id", task.id())
                .setParameter("expected", TaskStatus.PENDING)
                .setParameter("processing", TaskStatus.PROCESSING)
                .executeUpdate()
            == 1;
    if (claimed) {
      audit.note(AuditAction.TASK_PROCESSING, task, now);
      database.current().flush();
    }
    return claimed;
  }

  /** Whether a task is in work with the lease of that claim, and has not been renewed since. */
  boolean isClaimed(Task task, Instant until) {
    return database.read(
        entities ->
            entities
                    .createQuery(
                        "SELECT COUNT(t) FROM Task t WHERE t.id = :id AND t.status = :processing"
                            + " AND t.dueAt = :until",
                        Long.class)
                    .setParameter("id", task.id())
                    .setParameter("processing", TaskStatus.PROCESSING)
                    .setParameter("until", until)
                    .getSingleResult()
                == 1);
  }

  /** Prolongs the lease of a task, and tells how far it is; false when it has been ended. */
  @Transactional
  boolean renew(String id, String message, Instant now, Instant until) {
    return change("t.message = :message", now, until)
            .setParameter("id", id)
            .setParameter("expected", TaskStatus.PROCESSING)
            .setParameter("message", message)
            .executeUpdate()
        == 1;
  }

  private Query change(String assignment, Instant now, Instant until) {
    return database
        .current()
        .createQuery(
            ("UPDATE Task t SET " + assignment)
                + ", t.dueAt = :until, t.updatedAt = :now"
                + " WHERE t.id = :id AND t.status = :expected")
        .setParameter("now", now)
        .setParameter("until", until);
  }

  /** Says that the node lives which alone can do these tasks, as far as they still wait. */
  @Transactional
  void keepWaiting(Collection<String> ids, Instant until) {
    Query waiting =
        database
            .current()
            .createQuery(
                "UPDATE Task t SET t.dueAt = :until WHERE t.id = :id AND t.status = :pending")
            .setParameter("until", until)
            .setParameter("pending", TaskStatus.PENDING);
    Database.changeEach(waiting, ids);
  }

  /** Returns those of the tasks that have not ended. */
  Set<String> open(Collection<String> ids) {
    return database.read(
        entities ->
            Set.copyOf(
                entities
                    .createQuery(
                        "SELECT t.id FROM Task t WHERE t.id IN :ids AND t.expiresAt = :never",
                        String.class)
                    .setParameter("ids", ids)
                    .setParameter("never", Task.NEVER)
                    .getResultList()));
  }

  /** Returns tasks whose node has let its lease run out, in work or waiting for it. */
  List<Task> left(Instant now, int most) {
    return database.read(
        entities ->
            entities
                .createQuery(
                    "SELECT t FROM Task t WHERE t.dueAt < :now AND (t.status = :processing"
                        + " OR (t.status = :pending AND t.nodeBound = :bound)) ORDER BY t.dueAt",
                    Task.class)
                .setParameter("now", now)
                .setParameter("processing", TaskStatus.PROCESSING)
                .setParameter("pending", TaskStatus.PENDING)
                .setParameter("bound", true)
                .setMaxResults(most)
                .setHint(Database.READ_ONLY, true)
                .getResultList());
  }
}
