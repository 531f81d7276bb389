package org.cloudimages.recycle.control;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.cloudimages.audit.Actor;
import org.cloudimages.audit.AuditAction;
import org.cloudimages.audit.AuditLog;
import org.cloudimages.audit.AuditSubject;
import org.cloudimages.blob.Blobs;
import org.cloudimages.database.Database;
import org.cloudimages.database.DatabaseClock;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.image.deletion.DeletionQuotas;
import org.cloudimages.image.entity.Image;

/** Deletes images in the recycle bin for good. */
@Singleton
public class Purge {

  private final Database database;
  private final RecycledImages images;
  private final Blobs blobs;
  private final DeletionQuotas quotas;
  private final AuditLog audit;
  private final DatabaseClock clock;

  @Inject
  Purge(
      Database database,
      RecycledImages images,
      Blobs blobs,
      DeletionQuotas quotas,
      AuditLog audit,
      DatabaseClock clock) {
    this.database = database;
    this.images = images;
    this.blobs = blobs;
    this.quotas = quotas;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Purges an image in one transaction, which has been committed when this returns; its data may be
   * removed from then on.
   *
   * @throws ImagesException 404 when it is not in the bin for the caller, 403 when it is not his to
   *     delete
   */
  @Transactional
  public void purge(String id, Actor actor) {
    Instant now = clock.instant();
    Image image = images.lock(id, actor.caller(), now);
    audit.note(AuditAction.IMAGE_PURGE, AuditSubject.ofImage(id), actor, now);
    end(image, now);
  }

  /** Purges an image whose time is over, unless somebody else did, in a transaction of its own. */
  @Transactional
  public void expire(String id, Instant now) {
    images.lockOver(id, now).ifPresent(image -> end(image, now));
  }

  private void end(Image image, Instant now) {
    Instant until = image.recycling().orElseThrow().retainedUntil();
    image.purge();
    database.current().flush();
    quotas.purged(image);
    blobs.endRetention(image.id(), until, now);
  }
}
