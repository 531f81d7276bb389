package org.cloudimages.image.control;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.Instant;
import org.cloudimages.audit.Actor;
import org.cloudimages.audit.AuditAction;
import org.cloudimages.audit.AuditEntry;
import org.cloudimages.blob.Blobs;
import org.cloudimages.database.Database;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.identity.Caller;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageStatus;
import org.cloudimages.limit.quota.Quotas;
import org.cloudimages.policy.Policy;
import org.cloudimages.policy.PolicyTarget;

/**
 * Deletes images, the operation of the guide's page <em>Delete Image</em>.
 *
 * <p>A conditional update wins the image, and in the same transaction its blobs are doomed and the
 * audit entry is written. Of any number of racing deletes exactly one returns; the others meet a
 * deleted image. After the commit nobody can see the image any more.
 */
@Singleton
public class ImageDeletion {

  private final Database database;
  private final VisibleImages images;
  private final ImageAccess access;
  private final Blobs blobs;
  private final Quotas quotas;
  private final Clock clock;

  @Inject
  ImageDeletion(
      Database database,
      VisibleImages images,
      ImageAccess access,
      Blobs blobs,
      Quotas quotas,
      Clock clock) {
    this.database = database;
    this.images = images;
    this.access = access;
    this.blobs = blobs;
    this.quotas = quotas;
    this.clock = clock;
  }

  /**
   * Deletes the image in the running transaction; all that it writes has been sent when this
   * returns.
   *
   * @throws ImagesException 404 when there is none that the caller may see, 403 when he may not
   *     delete it or it is protected
   */
  void delete(String id, Actor actor) {
    Instant now = clock.instant();
    if (!winsAtOnce(id, actor.caller(), now)) {
      winAfterAll(id, actor.caller(), now);
    }
    EntityManager entities = database.current();
    blobs.doom(id, now);
    entities.persist(new AuditEntry(AuditAction.IMAGE_DELETE, id, actor, now));
    entities.flush();
    if (quotas.areSet()) {
      quotas.giveImageBack(Images.owner(entities, id));
    }
  }

  /**
   * Tries the update before anything is looked at, where rights hang on the owner alone: one row
   * changed means that the image was there, the caller's and his to delete.
   */
  private boolean winsAtOnce(String id, Caller caller, Instant now) {
    if (access.isSettled(Policy.DELETE_IMAGE, caller, PolicyTarget.anything())) {
      return wins(deletion(Image.DELETE), id, now);
    }
    String project = caller.projectId();
    return access.isSettled(Policy.DELETE_IMAGE, caller, PolicyTarget.ownedBy(project))
        && wins(deletion(Image.DELETE_OWN).setParameter("owner", project), id, now);
  }

  /**
   * Deletes an image that nothing spoke against: rights hang on more than the owner, or it was
   * unprotected since the update looked.
   */
  private void winAfterAll(String id, Caller caller, Instant now) {
    requireDeletable(images.lock(id, caller), caller);
    if (!wins(deletion(Image.DELETE), id, now)) {
      throw ImagesException.conflict("Image " + id + " is being changed; delete it again.");
    }
  }

  private void requireDeletable(SeenImage seen, Caller caller) {
    access.require(Policy.DELETE_IMAGE, seen, caller);
    if (seen.image().isProtected()) {
      throw ImagesException.forbidden(
          "Image "
              + seen.image().id()
              + " is protected; set protected to false before deleting it.");
    }
  }

  private Query deletion(String statement) {
    return database.current().createNamedQuery(statement);
  }

  /** Whether this request is the one that deletes the image: one row changed, or none. */
  private static boolean wins(Query deletion, String id, Instant now) {
    return deletion
            .setParameter("status", ImageStatus.DELETED)
            .setParameter("deleted", true)
            .setParameter("now", now)
            .setParameter("id", id)
            .setParameter("living", false)
            .setParameter("guarded", false)
            .setParameter("deletable", ImageStatus.deletable())
            .executeUpdate()
        == 1;
  }
}
