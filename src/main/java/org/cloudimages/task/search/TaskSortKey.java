package org.cloudimages.task.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.cloudimages.task.entity.Task;

/** What a list of tasks can be sorted by. */
public enum TaskSortKey {
  ID("id", Task::id),
  TYPE("type", Task::type),
  STATUS("status", Task::status),
  OWNER("owner", Task::owner),
  CREATED_AT("createdAt", Task::createdAt),
  UPDATED_AT("updatedAt", Task::updatedAt),
  EXPIRES_AT("expiresAt", task -> task.expiresAt().orElse(Task.NEVER));

  private final String attribute;

  @SuppressWarnings("ImmutableEnumChecker") // because the functions have no state
  private final Function<Task, Object> value;

  TaskSortKey(String attribute, Function<Task, Object> value) {
    this.attribute = attribute;
    this.value = value;
  }

  /** Returns the key of that word on the wire. */
  public static Optional<TaskSortKey> of(String text) {
    return Arrays.stream(values()).filter(key -> key.text().equals(text)).findFirst();
  }

  private String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The attribute of the entity. */
  String attribute() {
    return attribute;
  }

  Object value(Task task) {
    return value.apply(task);
  }
}
