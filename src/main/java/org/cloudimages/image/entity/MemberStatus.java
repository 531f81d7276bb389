package org.cloudimages.image.entity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a project says to an image that is shared with it; any may follow any. */
public enum MemberStatus {
  /** Nothing yet. */
  PENDING,
  /** The image is in its lists. */
  ACCEPTED,
  /** The image is not in its lists. */
  REJECTED;

  private final String text = name().toLowerCase(Locale.ROOT);

  /** The word on the wire. */
  public String text() {
    return text;
  }

  /** Returns the status of that word. */
  public static Optional<MemberStatus> of(String text) {
    return Arrays.stream(values()).filter(status -> status.text.equals(text)).findFirst();
  }
}
