package org.cloudimages.image.deletion;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.cloudimages.audit.Actor;
import org.cloudimages.audit.AuditAction;
import org.cloudimages.audit.AuditLog;
import org.cloudimages.audit.AuditSubject;
import org.cloudimages.blob.Blobs;
import org.cloudimages.database.Database;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.identity.Caller;
import org.cloudimages.image.access.ImageAccess;
import org.cloudimages.image.access.Images;
import org.cloudimages.image.access.SeenImage;
import org.cloudimages.image.access.VisibleImages;
import org.cloudimages.image.condition.ImageCondition;
import org.cloudimages.image.entity.ImageId;
import org.cloudimages.image.retention.Retention;
import org.cloudimages.policy.Policy;
import org.cloudimages.policy.PolicyTarget;

/**
 * Deletes images, the operation of the guide's page <em>Delete Image</em>.
 *
 * <p>A conditional update wins the image, and in the same transaction its blobs are doomed and the
 * audit entry is written. Of any number of racing deletes exactly one returns; the others meet a
 * deleted image. After the commit nobody can see the image any more, but in the recycle bin of its
 * project, where there is one.
 */
@Singleton
public class ImageDeletion {

  private final Database database;
  private final VisibleImages images;
  private final ImageAccess access;
  private final DeletionRule rule;
  private final Retention retention;
  private final Blobs blobs;
  private final DeletionQuotas quotas;
  private final AuditLog audit;

  @Inject
  ImageDeletion(
      Database database,
      VisibleImages images,
      ImageAccess access,
      DeletionRule rule,
      Retention retention,
      Blobs blobs,
      DeletionQuotas quotas,
      AuditLog audit) {
    this.database = database;
    this.images = images;
    this.access = access;
    this.rule = rule;
    this.retention = retention;
    this.blobs = blobs;
    this.quotas = quotas;
    this.audit = audit;
  }

  /**
   * What this request has deleted.
   *
   * @param kept how long the recycle bin keeps it
   * @param owner the project that it belongs to, where that is known
   */
  private record Deleted(Duration kept, Optional<String> owner) {}

  /**
   * Deletes the image in one transaction, which has been committed when this returns.
   *
   * @param now tells this delete from any other of the image
   * @throws ImagesException 404 when there is none that the caller may see, 403 when he may not
   *     delete it or it is protected, 412 when the condition does not hold
   */
  @Transactional
  public void delete(String id, ImageCondition condition, Actor actor, Instant now) {
    remove(id, condition, actor, now);
  }

  private void remove(String id, ImageCondition condition, Actor actor, Instant now) {
    if (!ImageId.isPossible(id)) {
      throw VisibleImages.notFound(id);
    }
    Caller caller = actor.caller();
    Deleted deleted =
        deleteUnseen(id, condition, caller, now)
            .orElseGet(() -> deleteLocked(id, condition, caller, now));
    EntityManager entities = database.current();
    boolean kept = !deleted.kept().isZero();
    quotas.deleted(() -> deleted.owner().orElseGet(() -> Images.owner(entities, id)), kept);
    if (kept) {
      blobs.recycle(id, now, now.plus(deleted.kept()));
    } else {
      blobs.doom(id, now);
    }
    audit.note(AuditAction.IMAGE_DELETE, AuditSubject.ofImage(id), actor, now);
    entities.flush();
  }

  /**
   * Does again a delete of which nobody knows whether it was committed, at the time of the first.
   *
   * @throws ImagesException as above, unless the image was deleted at that time
   */
  @Transactional
  public void deleteAgain(String id, ImageCondition condition, Actor actor, Instant now) {
    try {
      remove(id, condition, actor, now);
    } catch (ImagesException e) {
      if (e.fault().type() != FaultType.NOT_FOUND || !wasDeleted(id, now)) {
        throw e;
      }
    }
  }

  private boolean wasDeleted(String id, Instant then) {
    return database
            .current()
            .createQuery(
                "SELECT COUNT(i) FROM Image i"
                    + " WHERE i.id = :id AND i.deleted = :deleted AND i.deletedAt = :then",
                Long.class)
            .setParameter("id", id)
            .setParameter("deleted", true)
            .setParameter("then", then)
            .getSingleResult()
        == 1;
  }

  /**
   * Tries the update before anything is looked at, where rights hang on the owner alone: one row
   * changed means that the image was there, the caller's and his to delete, and of a version that
   * was asked for.
   */
  private Optional<Deleted> deleteUnseen(
      String id, ImageCondition condition, Caller caller, Instant now) {
    if (!condition.isOfVersions()) {
      return Optional.empty();
    }
    EntityManager entities = database.current();
    if (access.isSettled(Policy.DELETE_IMAGE, caller, PolicyTarget.anything())) {
      DeletionUpdate update = update(id, Optional.empty(), condition, now);
      return retention
          .common()
          .filter(kept -> update.wins(entities, kept, now))
          .map(kept -> new Deleted(kept, Optional.empty()));
    }
    Optional<String> project = Optional.of(caller.projectId());
    Duration kept = retention.of(caller.projectId());
    return access.isSettled(Policy.DELETE_IMAGE, caller, PolicyTarget.ownedBy(caller.projectId()))
            && update(id, project, condition, now).wins(entities, kept, now)
        ? Optional.of(new Deleted(kept, project))
        : Optional.empty();
  }

  /**
   * Deletes an image that nothing spoke against: rights, retention or the condition hang on more
   * than is known, or it was unprotected since the update looked.
   */
  private Deleted deleteLocked(String id, ImageCondition condition, Caller caller, Instant now) {
    SeenImage seen = images.lock(id, caller);
    rule.require(seen, caller, now);
    condition.require(seen.image());
    String owner = seen.image().owner();
    Duration kept = retention.of(owner);
    if (!update(id, Optional.empty(), ImageCondition.NONE, now)
        .wins(database.current(), kept, now)) {
      throw ImagesException.conflict("Image " + id + " is being changed; delete it again.");
    }
    return new Deleted(kept, Optional.ofNullable(owner));
  }

  private DeletionUpdate update(
      String id, Optional<String> owner, ImageCondition condition, Instant now) {
    return new DeletionUpdate(id, owner, condition.versions(), rule.coolSince(now));
  }
}
