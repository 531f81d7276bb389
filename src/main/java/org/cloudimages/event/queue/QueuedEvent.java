package org.cloudimages.event.queue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** An event that a destination has not taken yet. The database gives each its place. */
@Entity
@Table(name = "events")
public class QueuedEvent {

  @Id private long place;

  @Column private String destination;

  @Column private String id;

  @Column private String type;

  @Column private String subject;

  @Column(name = "project_id")
  private String projectId;

  @Column(name = "request_id")
  private String requestId;

  @Column(name = "occurred_at")
  private Instant occurredAt;

  @Column private String payload;

  @Column private int attempts;

  @Column(name = "due_at")
  private Instant dueAt;

  protected QueuedEvent() {}

  public long place() {
    return place;
  }

  public String subject() {
    return subject;
  }

  /** How often the destination has refused it. */
  public int attempts() {
    return attempts;
  }

  public EventMessage message() {
    return new EventMessage(id, type, subject, occurredAt, projectId, requestId, payload);
  }
}
