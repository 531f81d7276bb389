package org.cloudimages.audit;

import java.util.Optional;

/**
 * What something is done to.
 *
 * @param id what its kind knows it by; null for a user that nobody knows
 * @param imageId the image that a member is one of, or that a task works on; null where there is
 *     none
 */
public record AuditSubject(Kind kind, String id, String imageId) {

  /** The kinds; {@link AuditEntry} has a place for the id of each. */
  public enum Kind {
    IMAGE,
    MEMBER,
    TASK,
    USER
  }

  /**
   * An image.
   *
   * @param id null for what was asked for and can be none
   */
  public static AuditSubject ofImage(String id) {
    return new AuditSubject(Kind.IMAGE, id, null);
  }

  public static AuditSubject ofMember(String imageId, String id) {
    return new AuditSubject(Kind.MEMBER, id, imageId);
  }

  /**
   * A task.
   *
   * @param imageId the image that it works on, if it works on one
   */
  public static AuditSubject ofTask(String id, Optional<String> imageId) {
    return new AuditSubject(Kind.TASK, id, imageId.orElse(null));
  }

  /** A user, with what is his: passwords and tokens. */
  static AuditSubject ofUser(Optional<String> id) {
    return new AuditSubject(Kind.USER, id.orElse(null), null);
  }
}
