package org.cloudimages.task.run;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cloudimages.database.Database;
import org.cloudimages.database.DatabaseClock;
import org.cloudimages.management.ManagementBean;
import org.cloudimages.management.Taken;
import org.cloudimages.management.TakenFigures;
import org.cloudimages.task.control.TaskSettings;
import org.cloudimages.task.entity.TaskStatus;

/** Counts tasks from time to time. */
@Singleton
public class TaskFigures implements TasksMXBean, ManagementBean, TakenFigures {

  /** The tasks of one status. */
  private record Group(long tasks, Instant oldest) {}

  private final Database database;
  private final DatabaseClock clock;
  private final TaskRunner runner;
  private final TaskSettings settings;
  private final Taken<Map<TaskStatus, Group>> groups = new Taken<>(Map.of());

  @Inject
  TaskFigures(Database database, DatabaseClock clock, TaskRunner runner, TaskSettings settings) {
    this.database = database;
    this.clock = clock;
    this.runner = runner;
    this.settings = settings;
  }

  @Override
  public Class<?> contract() {
    return TasksMXBean.class;
  }

  @Override
  public String subject() {
    return "tasks";
  }

  @Override
  public void take() {
    Map<TaskStatus, Group> counts = new EnumMap<>(TaskStatus.class);
    database
        .read(
            entities ->
                entities
                    .createQuery(
                        "SELECT t.status, COUNT(t.id), MIN(t.createdAt) FROM Task t"
                            + " GROUP BY t.status",
                        Object[].class)
                    .getResultList())
        .forEach(
            row -> counts.put((TaskStatus) row[0], new Group((Long) row[1], (Instant) row[2])));
    groups.set(counts);
  }

  @Override
  public Map<String, Long> getByStatus() {
    Map<String, Long> counts = new TreeMap<>();
    for (TaskStatus status : TaskStatus.values()) {
      counts.put(status.text(), group(status).map(Group::tasks).orElse(0L));
    }
    return counts;
  }

  @Override
  public long getOldestPendingSeconds() {
    return group(TaskStatus.PENDING)
        .map(group -> Duration.between(group.oldest(), clock.instant()).toSeconds())
        .map(seconds -> Math.max(0, seconds))
        .orElse(0L);
  }

  private Optional<Group> group(TaskStatus status) {
    return Optional.ofNullable(groups.get().get(status));
  }

  @Override
  public long getRunning() {
    return runner.running();
  }

  @Override
  public long getThreads() {
    return settings.threads();
  }

  @Override
  public long getTakenSecondsAgo() {
    return groups.secondsAgo();
  }
}
