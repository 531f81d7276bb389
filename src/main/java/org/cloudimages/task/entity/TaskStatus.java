package org.cloudimages.task.entity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a task is in its life: each goes from one of these to a later one, once. */
public enum TaskStatus {
  /** Waits for a node that has room. */
  PENDING,
  /** A node works on it, and has a lease that it renews. */
  PROCESSING,
  SUCCESS,
  FAILURE;

  private final String text = name().toLowerCase(Locale.ROOT);

  /** The word on the wire. */
  public String text() {
    return text;
  }

  /** Returns the status of that word. */
  public static Optional<TaskStatus> of(String text) {
    return Arrays.stream(values()).filter(status -> status.text.equals(text)).findFirst();
  }
}
