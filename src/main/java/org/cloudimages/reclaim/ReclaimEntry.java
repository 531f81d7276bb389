package org.cloudimages.reclaim;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.cloudimages.database.RowId;

/** A deleted image whose bytes, wherever they lie, are to be removed. */
@Entity
@Table(name = "reclaim_entries")
public class ReclaimEntry {

  @Id private String id;

  @Column(name = "image_id")
  private String imageId;

  @Column(name = "created_at")
  private Instant createdAt;

  protected ReclaimEntry() {}

  public ReclaimEntry(String imageId, Instant now) {
    this.id = RowId.next(now);
    this.imageId = imageId;
    this.createdAt = now;
  }
}
