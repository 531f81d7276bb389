package org.cloudimages.image.change;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import org.cloudimages.audit.Actor;
import org.cloudimages.audit.AuditAction;
import org.cloudimages.audit.AuditLog;
import org.cloudimages.audit.AuditSubject;
import org.cloudimages.database.Database;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.identity.Caller;
import org.cloudimages.image.access.ImageAccess;
import org.cloudimages.image.deletion.Tombstones;
import org.cloudimages.image.entity.Image;
import org.cloudimages.limit.quota.Quotas;
import org.cloudimages.limit.quota.TakesQuota;
import org.cloudimages.policy.Policy;

/** Makes images. */
@Singleton
public class ImageCreation {

  private static final String DUPLICATE_KEY = "23505";

  private final Database database;
  private final ImageAccess access;
  private final ImageChanges changes;
  private final ImageLimits limits;
  private final Tombstones tombstones;
  private final Quotas quotas;
  private final AuditLog audit;

  @Inject
  ImageCreation(
      Database database,
      ImageAccess access,
      ImageChanges changes,
      ImageLimits limits,
      Tombstones tombstones,
      Quotas quotas,
      AuditLog audit) {
    this.database = database;
    this.access = access;
    this.changes = changes;
    this.limits = limits;
    this.tombstones = tombstones;
    this.quotas = quotas;
    this.audit = audit;
  }

  /**
   * Refuses what no attribute can mend, before any of them is looked at.
   *
   * @throws ImagesException 403 for a role that makes no image, 413 for too many attributes
   */
  public void admit(int attributes, Caller caller) {
    access.requirePossible(Policy.ADD_IMAGE, caller);
    limits.requireFew(attributes);
  }

  /**
   * Makes an image in one transaction, which has been committed when this returns.
   *
   * @param id the one that was asked for, or one that nobody has
   * @param now tells this creation from any other of the id
   * @throws ImagesException 403 for lack of rights, 409 when the id was ever used, 413 over a limit
   */
  @TakesQuota
  @Transactional
  public Image create(String id, NewImage request, Actor actor, Instant now) {
    return make(id, request, actor, now);
  }

  /** Makes an image in the running transaction, which {@link TakesQuota}; else as above. */
  public Image make(String id, NewImage request, Actor actor, Instant now) {
    Caller caller = actor.caller();
    Image image = new Image(id, caller.projectId(), now);
    // because the rules are for the image as it is when all has been set
    ImageDraft draft = new ImageDraft(image, change -> {}, change -> {});
    request.attributes().forEach(draft::set);
    requireOwner(image, caller);
    access.require(Policy.ADD_IMAGE, image, caller);
    request.attributes().forEach(change -> changes.require(change, image, caller));
    limits.require(ImageExtent.NONE, draft.extent());
    draft.finish();
    save(image, actor, now);
    if (request.id().isPresent() && tombstones.has(id)) {
      throw duplicate(id);
    }
    quotas.takeImage(image.owner());
    return image;
  }

  private void requireOwner(Image image, Caller caller) {
    if (!image.isOwnedBy(caller.projectId()) && !access.isAdmin(caller)) {
      throw ImagesException.forbidden("Only an admin may create an image for another owner.");
    }
  }

  private void save(Image image, Actor actor, Instant now) {
    EntityManager entities = database.current();
    entities.persist(image);
    audit.note(AuditAction.IMAGE_CREATE, AuditSubject.ofImage(image.id()), actor, now);
    try {
      entities.flush();
    } catch (PersistenceException e) {
      throw isDuplicate(e) ? duplicate(image.id()) : e;
    }
  }

  private static ImagesException duplicate(String id) {
    return ImagesException.conflict("An image with id " + id + " already exists.");
  }

  private static boolean isDuplicate(PersistenceException thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && DUPLICATE_KEY.equals(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }
}
