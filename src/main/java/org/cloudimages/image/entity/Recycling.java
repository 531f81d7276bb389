package org.cloudimages.image.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;

/** What is noted of an image while it is in the recycle bin. The delete writes it. */
@Embeddable
public class Recycling {

  @Enumerated(EnumType.STRING)
  @Column(name = "former_status")
  private ImageStatus formerStatus;

  @Column(name = "recycled_at")
  private Instant recycledAt;

  @Column(name = "retained_until")
  private Instant retainedUntil;

  protected Recycling() {}

  /** The status that the image will have when it is restored. */
  public ImageStatus restoredStatus() {
    return formerStatus.restored();
  }

  /** When it came into the recycle bin. */
  public Instant recycledAt() {
    return recycledAt;
  }

  /** Until when it can be restored. */
  public Instant retainedUntil() {
    return retainedUntil;
  }
}
