package org.cloudimages.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.cloudimages.database.RowId;
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

  @Column(name = "project_id")
  private String projectId;

  @Column(name = "user_id")
  private String userId;

  @Column(name = "request_id")
  private String requestId;

  @Column private String source;

  protected AuditEntry() {}

  public AuditEntry(AuditAction action, String imageId, Actor actor, Instant now) {
    this.id = RowId.next(now);
    this.occurredAt = now;
    this.action = action.text();
    this.imageId = imageId;
    this.projectId = actor.caller().projectId();
    this.userId = actor.caller().userId();
    this.requestId = actor.requestId();
  }

  /** Something that happened to a user; an entry of a user that nobody knows names none. */
  static AuditEntry of(IdentityEvent event, Instant now) {
    AuditEntry entry = new AuditEntry();
    entry.id = RowId.next(now);
    entry.occurredAt = now;
    entry.action = AuditAction.of(event.kind()).text();
    entry.projectId = event.user().map(Caller::projectId).orElse(null);
    entry.userId = event.user().map(Caller::userId).orElse(null);
    entry.requestId = event.requestId();
    entry.source = event.source();
    return entry;
  }

  /** Something that was done to a member of an image. */
  public static AuditEntry ofMember(
      AuditAction action, String imageId, String memberId, Actor actor, Instant now) {
    AuditEntry entry = new AuditEntry(action, imageId, actor, now);
    entry.memberId = memberId;
    return entry;
  }
}
