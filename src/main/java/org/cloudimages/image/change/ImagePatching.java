package org.cloudimages.image.change;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.cloudimages.audit.Actor;
import org.cloudimages.audit.AuditAction;
import org.cloudimages.audit.AuditLog;
import org.cloudimages.audit.AuditSubject;
import org.cloudimages.database.Database;
import org.cloudimages.database.DatabaseClock;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.identity.Caller;
import org.cloudimages.image.access.ImageAccess;
import org.cloudimages.image.access.SeenImage;
import org.cloudimages.image.access.VisibleImages;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageAttribute;
import org.cloudimages.limit.quota.TakesQuota;
import org.cloudimages.policy.Policy;

/**
 * Changes images. The row is locked first, so that patches of different attributes all survive and
 * a patch never brings a deleted image back.
 */
@Singleton
public class ImagePatching {

  private final Database database;
  private final VisibleImages images;
  private final ImageAccess access;
  private final ImageChanges changes;
  private final ImageLimits limits;
  private final OwnerChange ownerChange;
  private final AuditLog audit;
  private final DatabaseClock clock;

  @Inject
  ImagePatching(
      Database database,
      VisibleImages images,
      ImageAccess access,
      ImageChanges changes,
      ImageLimits limits,
      OwnerChange ownerChange,
      AuditLog audit,
      DatabaseClock clock) {
    this.database = database;
    this.images = images;
    this.access = access;
    this.changes = changes;
    this.limits = limits;
    this.ownerChange = ownerChange;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Applies the patch in one transaction, which has been committed when this returns; an empty one
   * saves nothing.
   *
   * @throws ImagesException 404 when there is no such image, 403 for lack of rights, 409 when a
   *     property is missing or already there, 413 over a limit
   */
  @TakesQuota
  @Transactional
  public Image patch(String id, ImagePatch patch, Actor actor) {
    Caller caller = actor.caller();
    SeenImage seen = images.lock(id, caller);
    access.require(Policy.MODIFY_IMAGE, seen, caller);
    Image image = seen.image();
    if (patch.operations().isEmpty()) {
      return image;
    }
    String owner = image.owner();
    boolean guarded = image.isProtected();
    apply(patch, image, caller);
    Instant now = clock.instant();
    image.touch(now);
    if (guarded && !image.isProtected()) {
      image.noteUnprotected(now);
    }
    audit.note(AuditAction.IMAGE_UPDATE, AuditSubject.ofImage(image.id()), actor, now);
    database.current().flush();
    ownerChange.settle(image, owner);
    return image;
  }

  private void apply(ImagePatch patch, Image image, Caller caller) {
    ImageDraft draft = new ImageDraft(image, change -> require(change, image, caller));
    ImageExtent before = draft.extent();
    patch.operations().forEach(operation -> operation.applyTo(draft));
    limits.require(before, draft.extent());
    draft.finish();
  }

  private void require(AttributeChange change, Image image, Caller caller) {
    if (change instanceof AttributeChange.Base base
        && base.attribute().setter() == ImageAttribute.Setter.ADMIN
        && !access.isAdmin(caller)) {
      throw ImagesException.forbidden(
          "Only an admin may change the " + change.name() + " of an image.");
    }
    changes.require(change, image, caller);
  }
}
