package org.cloudimages.image.deletion;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** An id that an image had whose row is gone. No image has it ever again. */
@Entity
@Table(name = "used_ids")
public class UsedId {

  @Id private String id;

  @Column(name = "purged_at")
  private Instant purgedAt;

  protected UsedId() {}

  public UsedId(String id, Instant now) {
    this.id = id;
    this.purgedAt = now;
  }

  public String id() {
    return id;
  }

  /** When the row of the image was removed. */
  public Instant purgedAt() {
    return purgedAt;
  }
}
