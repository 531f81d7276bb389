package org.cloudimages.task.control;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cloudimages.task.entity.TaskStyle;
import org.cloudimages.task.entity.TaskType;

/** What kinds of tasks the rooms of this service do. */
@Singleton
public class TaskWorks {

  private record Kind(TaskType type, TaskStyle style) {}

  private final Iterable<TaskWork> works;
  private volatile Map<Kind, TaskWork> byKind = Map.of();

  @Inject
  TaskWorks(Instance<TaskWork> works) {
    this((Iterable<TaskWork>) works);
  }

  TaskWorks(Iterable<TaskWork> works) {
    this.works = works;
  }

  /** Who does such tasks; empty where nobody does. */
  public Optional<TaskWork> find(TaskType type, TaskStyle style) {
    if (byKind.isEmpty()) {
      // because rooms that begin tasks may do them as well, and need this room to be made first
      byKind = all();
    }
    return Optional.ofNullable(byKind.get(new Kind(type, style)));
  }

  private Map<Kind, TaskWork> all() {
    Map<Kind, TaskWork> found = new HashMap<>();
    for (TaskWork work : works) {
      TaskWork other = found.put(new Kind(work.type(), work.style()), work);
      if (other != null) {
        throw new IllegalStateException("Two do tasks of type " + work.type() + ".");
      }
    }
    return Map.copyOf(found);
  }
}
