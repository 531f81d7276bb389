package org.cloudimages.image.entity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who may see an image beside its owner and administrators. */
public enum Visibility {
  /** Everyone, in every list. */
  PUBLIC,
  /** Everyone who knows the id. */
  COMMUNITY,
  /** The projects that it was shared with. */
  SHARED,
  /** Nobody. */
  PRIVATE;

  private final String text = name().toLowerCase(Locale.ROOT);

  /** The word on the wire. */
  public String text() {
    return text;
  }

  /** Returns the visibility of that word. */
  public static Optional<Visibility> of(String text) {
    return Arrays.stream(values()).filter(visibility -> visibility.text.equals(text)).findFirst();
  }
}
