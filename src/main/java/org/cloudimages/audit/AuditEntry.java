package org.cloudimages.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.cloudimages.database.RowId;
import org.cloudimages.fault.FaultType;
import org.cloudimages.identity.Caller;
import org.cloudimages.identity.IdentityEvent;

/** One thing that was done. Never changed. */
@Entity
@Table(name = "audit_entries")
public class AuditEntry {

  @Id private String id;

  @Column(name = "occurred_at")
  private Instant occurredAt;

  @Column private String action;

  @Column(name = "image_id")
  private String imageId;

  @Column(name = "member_id")
  private String memberId;

  @Column(name = "task_id")
  private String taskId;

  @Column(name = "project_id")
  private String projectId;

  /** Who did it; where it was done to a user, the same one. */
  @Column(name = "user_id")
  private String userId;

  @Column(name = "request_id")
  private String requestId;

  @Column private String source;

  @Column private String outcome;

  /** The key of the fault that it was refused with; null where it was done. */
  @Column private String fault;

  protected AuditEntry() {}

  AuditEntry(AuditNote note) {
    this(
        note.id(),
        note.action(),
        note.subject(),
        Optional.of(note.actor().caller()),
        note.actor().requestId(),
        note.at());
  }

  private AuditEntry(
      String id,
      AuditAction action,
      AuditSubject subject,
      Optional<Caller> caller,
      String requestId,
      Instant now) {
    this.id = id;
    this.occurredAt = now;
    this.action = action.text();
    this.projectId = caller.map(Caller::projectId).orElse(null);
    this.userId = caller.map(Caller::userId).orElse(null);
    this.requestId = requestId;
    this.outcome = AuditOutcome.SUCCESS.text();
    switch (subject.kind()) {
      case IMAGE -> this.imageId = subject.id();
      case MEMBER -> {
        this.imageId = subject.imageId();
        this.memberId = subject.id();
      }
      case TASK -> {
        this.imageId = subject.imageId();
        this.taskId = subject.id();
      }
      case USER -> this.userId = subject.id();
    }
  }

  /** The same of what was not done, for the reason of a fault of that key. */
  AuditEntry refused(String key) {
    outcome = AuditOutcome.REFUSED.text();
    fault = key;
    return this;
  }

  /** Something that happened to a user; who asks for it is him, or pretends to be. */
  static AuditEntry of(IdentityEvent event, Instant now) {
    AuditEntry entry =
        new AuditEntry(
            RowId.next(now),
            AuditAction.of(event.kind()),
            AuditSubject.ofUser(event.user().map(Caller::userId)),
            event.user(),
            event.requestId(),
            now);
    entry.source = event.source();
    return event.kind() == IdentityEvent.Kind.LOGIN_FAILED
        ? entry.refused(FaultType.UNAUTHORIZED.key())
        : entry;
  }

  public String id() {
    return id;
  }

  public Instant occurredAt() {
    return occurredAt;
  }

  public String action() {
    return action;
  }

  public String outcome() {
    return outcome;
  }

  /** The key of the fault that it was refused with; null where it was done. */
  public String fault() {
    return fault;
  }

  /** Who did it; null where nobody knows. */
  public String userId() {
    return userId;
  }

  /** The project that he did it for; null where nobody knows. */
  public String projectId() {
    return projectId;
  }

  public String imageId() {
    return imageId;
  }

  public String memberId() {
    return memberId;
  }

  public String taskId() {
    return taskId;
  }

  public String requestId() {
    return requestId;
  }

  /** The address that it was asked from; null where that is not kept. */
  public String source() {
    return source;
  }
}
