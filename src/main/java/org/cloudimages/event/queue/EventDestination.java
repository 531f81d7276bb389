package org.cloudimages.event.queue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Which node tells a destination, and whether that asked for no more. */
@Entity
@Table(name = "event_destinations")
public class EventDestination {

  @Id private String id;

  @Column private String holder;

  @Column(name = "held_until")
  private Instant heldUntil;

  @Column(name = "stopped_at")
  private Instant stoppedAt;

  protected EventDestination() {}

  EventDestination(String id, String holder, Instant heldUntil) {
    this.id = id;
    this.holder = holder;
    this.heldUntil = heldUntil;
  }
}
