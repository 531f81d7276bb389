package org.cloudimages.task.control;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cloudimages.task.entity.TaskStyle;
import org.cloudimages.task.entity.TaskType;

/** What kinds of tasks the rooms of this service do. */
@Singleton
public class TaskWorks {

  private record Kind(TaskType type, TaskStyle style) {}

  private final Iterable<TaskWork> works;
  private volatile Map<Kind, TaskWork> found = Map.of();

  @Inject
  TaskWorks(Instance<TaskWork> works) {
    this((Iterable<TaskWork>) works);
  }

  /** Those works and no others. */
  public TaskWorks(Iterable<TaskWork> works) {
    this.works = works;
  }

  /** Who does such tasks; empty where nobody does. */
  public Optional<TaskWork> find(TaskType type, TaskStyle style) {
    return Optional.ofNullable(byKind().get(new Kind(type, style)));
  }

  /** The types that somebody does. */
  public Set<TaskType> types() {
    return byKind().keySet().stream().map(Kind::type).collect(Collectors.toSet());
  }

  /** Not before it is asked, because who does tasks may begin some and so needs this room first. */
  private Map<Kind, TaskWork> byKind() {
    if (found.isEmpty()) {
      Map<Kind, TaskWork> all = new HashMap<>();
      for (TaskWork work : works) {
        add(work, all);
      }
      found = Map.copyOf(all);
    }
    return found;
  }

  private static void add(TaskWork work, Map<Kind, TaskWork> all) {
    TaskWork other = all.put(new Kind(work.type(), work.style()), work);
    if (other != null) {
      throw new IllegalStateException(work + " and " + other + " do the same tasks.");
    }
  }
}
