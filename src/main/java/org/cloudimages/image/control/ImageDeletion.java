package org.cloudimages.image.control;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.cloudimages.audit.Actor;
import org.cloudimages.audit.AuditAction;
import org.cloudimages.audit.AuditEntry;
import org.cloudimages.database.Database;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.identity.Caller;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageStatus;
import org.cloudimages.reclaim.ReclaimEntry;

/**
 * Deletes images, the operation of the guide's page <em>Delete Image</em>.
 *
 * <p>A conditional update wins the image, and in the same transaction go the entry that reclaims
 * its bytes and the audit entry. Of any number of racing deletes exactly one returns; the others
 * meet a deleted image. After the commit nobody can see the image any more.
 */
@Singleton
public class ImageDeletion {

  private final Database database;
  private final Images images;
  private final ImageAccess access;
  private final Clock clock;

  @Inject
  ImageDeletion(Database database, Images images, ImageAccess access, Clock clock) {
    this.database = database;
    this.images = images;
    this.access = access;
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
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (!wins(id, actor.caller(), now)) {
      throw reason(id, actor.caller());
    }
    EntityManager entities = database.current();
    entities.persist(new ReclaimEntry(id, now));
    entities.persist(new AuditEntry(AuditAction.IMAGE_DELETE, id, actor, now));
    entities.flush();
  }

  /** Whether this request is the one that deletes the image: one row changed, or none. */
  private boolean wins(String id, Caller caller, Instant now) {
    if (!access.isAllowed(ImagePolicy.DELETE_IMAGE, caller)) {
      return false;
    }
    Query deletion = database.current().createNamedQuery(statement(caller));
    if (!caller.isAdmin()) {
      deletion.setParameter("owner", caller.projectId());
    }
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

  private static String statement(Caller caller) {
    return caller.isAdmin() ? Image.DELETE : Image.DELETE_OWN;
  }

  /** Why no row changed. */
  private ImagesException reason(String id, Caller caller) {
    Image image = access.visible(id, images.find(id), caller);
    access.require(ImagePolicy.DELETE_IMAGE, image, caller);
    return image.isProtected()
        ? ImagesException.forbidden(
            "Image " + id + " is protected; set protected to false before deleting it.")
        // because it was unprotected since the update looked
        : ImagesException.conflict("Image " + id + " is being changed; delete it again.");
  }
}
