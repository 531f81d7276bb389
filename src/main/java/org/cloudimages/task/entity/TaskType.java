package org.cloudimages.task.entity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a task does. */
public enum TaskType {
  /** Makes an image of data that lie elsewhere; a client asks for it by name. */
  IMPORT,
  /** Writes an image to an object store; a client asks for it by name. */
  EXPORT,
  /** Gives an image that is there its data, or copies them to other stores. */
  API_IMAGE_IMPORT,
  /** Computes the digest of data that were registered and not sent. */
  LOCATION_IMPORT;

  private final String text = name().toLowerCase(Locale.ROOT);

  /** The word on the wire. */
  public String text() {
    return text;
  }

  /** Returns the type of that word. */
  public static Optional<TaskType> of(String text) {
    return Arrays.stream(values()).filter(type -> type.text.equals(text)).findFirst();
  }
}
