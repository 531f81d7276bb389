package org.cloudimages.audit;

import org.cloudimages.identity.IdentityEvent;

/** What was done; the names are those of the events that the field knows. */
public enum AuditAction {
  IMAGE_CREATE("image.create"),
  /** Data are coming in. */
  IMAGE_PREPARE("image.prepare"),
  /** Data have come in. */
  IMAGE_UPLOAD("image.upload"),
  IMAGE_ACTIVATE("image.activate"),
  IMAGE_DEACTIVATE("image.deactivate"),
  IMAGE_REACTIVATE("image.reactivate"),
  IMAGE_UPDATE("image.update"),
  IMAGE_DELETE("image.delete"),
  IMAGE_RESTORE("image.restore"),
  IMAGE_PURGE("image.purge"),
  MEMBER_CREATE("image.member.create"),
  MEMBER_UPDATE("image.member.update"),
  MEMBER_DELETE("image.member.delete"),
  TASK_CREATE("task.create"),
  /** A node has taken it up. */
  TASK_PROCESSING("task.processing"),
  TASK_SUCCESS("task.success"),
  TASK_FAILURE("task.failure"),
  LOGIN_FAILED("user.login.failed"),
  USER_PASSWORD("user.password"),
  TOKEN_REVOKE("token.revoke");

  private final String text;

  AuditAction(String text) {
    this.text = text;
  }

  static AuditAction of(IdentityEvent.Kind kind) {
    return switch (kind) {
      case LOGIN_FAILED -> LOGIN_FAILED;
      case PASSWORD_CHANGED -> USER_PASSWORD;
      case TOKEN_REVOKED -> TOKEN_REVOKE;
    };
  }

  public String text() {
    return text;
  }
}
