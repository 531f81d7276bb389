package org.cloudimages.image.deletion;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.cloudimages.audit.Actor;
import org.cloudimages.audit.AuditAction;
import org.cloudimages.audit.AuditLog;
import org.cloudimages.audit.AuditSubject;
import org.cloudimages.blob.Blobs;
import org.cloudimages.database.Database;
import org.cloudimages.image.entity.Image;

/** Removes images that a task has made and could give no data. */
@Singleton
public class UnfinishedImages {

  private final Database database;
  private final Blobs blobs;
  private final DeletionQuotas quotas;
  private final AuditLog audit;

  @Inject
  UnfinishedImages(Database database, Blobs blobs, DeletionQuotas quotas, AuditLog audit) {
    this.database = database;
    this.blobs = blobs;
    this.quotas = quotas;
    this.audit = audit;
  }

  /**
   * Removes an image, and what was stored of it, in the running transaction. Its protection is for
   * data that it never had, and the recycle bin is passed by, because there is nothing to restore.
   *
   * @param image locked, and imported by the task that made it
   */
  public void remove(Image image, Actor actor, Instant now) {
    image.discard(now);
    database.current().flush();
    quotas.deleted(image::owner, false);
    blobs.doom(image.id(), now);
    audit.note(AuditAction.IMAGE_DELETE, AuditSubject.ofImage(image.id()), actor, now);
    database.current().flush();
  }
}
