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
import org.cloudimages.limit.quota.TakesQuota;

/** Takes images out of the recycle bin. */
@Singleton
public class Restoration {

  private final Database database;
  private final RecycledImages images;
  private final Blobs blobs;
  private final DeletionQuotas quotas;
  private final AuditLog audit;
  private final DatabaseClock clock;

  @Inject
  Restoration(
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
   * Restores an image in one transaction, which has been committed when this returns.
   *
   * @throws ImagesException 404 when it is not in the bin for the caller, 403 when it is not his to
   *     delete, 409 when its data are being removed already, 413 when the project may have no more
   */
  @TakesQuota
  @Transactional
  public Image restore(String id, Actor actor) {
    Instant now = clock.instant();
    Image image = images.lock(id, actor.caller(), now);
    Instant until = image.recycling().orElseThrow().retainedUntil();
    image.restore(now);
    audit.note(AuditAction.IMAGE_RESTORE, AuditSubject.ofImage(id), actor, now);
    database.current().flush();
    quotas.restored(image);
    // because a node whose clock is ahead may have begun to remove them
    if (blobs.revive(id, until) != image.stores().size()) {
      throw ImagesException.conflict("The data of image " + id + " are being removed.");
    }
    return image;
  }
}
