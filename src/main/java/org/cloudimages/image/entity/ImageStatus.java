package org.cloudimages.image.entity;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where an image is in its life. */
public enum ImageStatus {
  /** A record without data. */
  QUEUED,
  /** Data are coming in. */
  SAVING,
  /** Data are coming in or lie staged, to be imported. */
  UPLOADING,
  /** An import is running. */
  IMPORTING,
  /** The data are there. */
  ACTIVE,
  /** The data are there, for administrators only. */
  DEACTIVATED,
  /** The data were lost by a failed upload; no longer entered. */
  KILLED,
  /** Deleted, but kept in the recycle bin for a while. */
  PENDING_DELETE,
  /** Gone; the record remains so that the id is never used again. */
  DELETED;

  private static final Set<ImageStatus> DELETABLE =
      EnumSet.complementOf(EnumSet.of(PENDING_DELETE, DELETED));
  private static final Set<ImageStatus> OPEN_FORMATS = EnumSet.of(QUEUED, IMPORTING);

  private final String text = name().toLowerCase(Locale.ROOT);

  /** The word on the wire. */
  public String text() {
    return text;
  }

  /** Returns the status of that word. */
  public static Optional<ImageStatus> of(String text) {
    return Arrays.stream(values()).filter(status -> status.text.equals(text)).findFirst();
  }

  /** The statuses from which an image may be deleted: every one but those of a deleted image. */
  public static Set<ImageStatus> deletable() {
    return EnumSet.copyOf(DELETABLE);
  }

  /** The status of an image that was deleted in this one and is restored: what ran does not. */
  public ImageStatus restored() {
    return switch (this) {
      case QUEUED, SAVING, UPLOADING, IMPORTING -> QUEUED;
      case ACTIVE, DEACTIVATED, KILLED, PENDING_DELETE, DELETED -> this;
    };
  }

  /** Whether the data are there, be it for administrators only. */
  public boolean hasData() {
    return this == ACTIVE || this == DEACTIVATED;
  }

  /** Whether disk and container format may still change: nothing was checked against them yet. */
  public boolean hasOpenFormats() {
    return OPEN_FORMATS.contains(this);
  }
}
