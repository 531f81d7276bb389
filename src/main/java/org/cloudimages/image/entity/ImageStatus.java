package org.cloudimages.image.entity;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
      Arrays.stream(values())
          .filter(status -> status.mayBecome(PENDING_DELETE))
          .collect(Collectors.toCollection(() -> EnumSet.noneOf(ImageStatus.class)));
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

  /**
   * Whether an image may go from this status to that one. The recycle bin takes it in whatever its
   * status is, and gives it back as {@link #restored} says.
   */
  public boolean mayBecome(ImageStatus next) {
    return successors().contains(next);
  }

  private Set<ImageStatus> successors() {
    return switch (this) {
      case QUEUED -> EnumSet.of(SAVING, UPLOADING, IMPORTING, ACTIVE, PENDING_DELETE, DELETED);
      case SAVING -> EnumSet.of(ACTIVE, QUEUED, PENDING_DELETE, DELETED);
      case UPLOADING -> EnumSet.of(IMPORTING, QUEUED, PENDING_DELETE, DELETED);
      case IMPORTING -> EnumSet.of(ACTIVE, QUEUED, PENDING_DELETE, DELETED);
      case ACTIVE -> EnumSet.of(DEACTIVATED, PENDING_DELETE, DELETED);
      case DEACTIVATED -> EnumSet.of(ACTIVE, PENDING_DELETE, DELETED);
      case KILLED -> EnumSet.of(PENDING_DELETE, DELETED);
      case PENDING_DELETE -> EnumSet.of(QUEUED, ACTIVE, DEACTIVATED, KILLED, DELETED);
      case DELETED -> EnumSet.noneOf(ImageStatus.class);
    };
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
