package org.cloudimages.audit.search;

import java.util.Locale;
import java.util.function.Function;
import org.cloudimages.audit.AuditEntry;

/** What is told of an entry, in the order in which it is told. */
public enum AuditField {
  ID(AuditEntry::id, ""),
  OCCURRED_AT(AuditEntry::occurredAt, ""),
  ACTION(AuditEntry::action, "action"),
  OUTCOME(AuditEntry::outcome, "outcome"),
  FAULT(AuditEntry::fault, ""),
  USER_ID(AuditEntry::userId, "userId"),
  PROJECT_ID(AuditEntry::projectId, "projectId"),
  IMAGE_ID(AuditEntry::imageId, "imageId"),
  MEMBER_ID(AuditEntry::memberId, "memberId"),
  TASK_ID(AuditEntry::taskId, "taskId"),
  REQUEST_ID(AuditEntry::requestId, "requestId"),
  SOURCE(AuditEntry::source, "");

  private final String text = name().toLowerCase(Locale.ROOT);

  @SuppressWarnings("ImmutableEnumChecker") // because the functions have no state
  private final Function<AuditEntry, Object> value;

  private final String attribute;

  /**
   * One of them.
   *
   * @param attribute of the entity, which entries are found by; empty where they are not
   */
  AuditField(Function<AuditEntry, Object> value, String attribute) {
    this.value = value;
    this.attribute = attribute;
  }

  /** The name on the wire. */
  public String text() {
    return text;
  }

  /** The text of an entry; null where it has none. */
  public String of(AuditEntry entry) {
    Object told = value.apply(entry);
    return told == null ? null : told.toString();
  }

  /** Whether entries are found by it. */
  public boolean isFilter() {
    return !attribute.isEmpty();
  }

  String attribute() {
    return attribute;
  }
}
