package org.cloudimages.task.search;

import java.util.List;
import java.util.Optional;

/**
 * A page of a list.
 *
 * @param next the marker of the following page; present when this page is full, even if nothing
 *     follows
 */
public record TaskPage(List<TaskStub> tasks, Optional<String> next) {

  public TaskPage {
    tasks = List.copyOf(tasks);
  }

  static TaskPage of(List<TaskStub> tasks, int limit) {
    return new TaskPage(
        tasks,
        tasks.isEmpty() || tasks.size() < limit
            ? Optional.empty()
            : Optional.of(tasks.get(tasks.size() - 1).id()));
  }
}
