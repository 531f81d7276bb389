package org.cloudimages.image.change;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
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
import org.cloudimages.image.location.FoundLocation;
import org.cloudimages.image.location.LocationDraft;
import org.cloudimages.image.location.LocationLookup;
import org.cloudimages.image.location.LocationPatching;
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
  private final LocationPatching locations;
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
      LocationPatching locations,
      AuditLog audit,
      DatabaseClock clock) {
    this.database = database;
    this.images = images;
    this.access = access;
    this.changes = changes;
    this.limits = limits;
    this.ownerChange = ownerChange;
    this.locations = locations;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Applies the patch in one transaction, which has been committed when this returns; an empty one
   * saves nothing.
   *
   * @param found where the locations of the patch are, see {@link LocationLookup}
   * @throws ImagesException 404 when there is no such image, 403 for lack of rights, 412 when its
   *     condition does not hold, 409 when a property is missing or already there, 413 over a limit;
   *     for locations see {@link LocationPatching#apply}
   */
  @TakesQuota
  @Transactional
  public Image patch(String id, ImagePatch patch, Map<URI, FoundLocation> found, Actor actor) {
    Caller caller = actor.caller();
    SeenImage seen = images.lock(id, caller);
    access.require(Policy.MODIFY_IMAGE, seen, caller);
    Image image = seen.image();
    patch.condition().require(image);
    if (patch.operations().isEmpty()) {
      return image;
    }
    String owner = image.owner();
    boolean guarded = image.isProtected();
    LocationDraft located = locations.begin(image, found);
    apply(patch, image, located, caller);
    Instant now = clock.instant();
    image.touch(now);
    if (guarded && !image.isProtected()) {
      image.noteUnprotected(now);
    }
    audit.note(AuditAction.IMAGE_UPDATE, AuditSubject.ofImage(image.id()), actor, now);
    database.current().flush();
    ownerChange.settle(image, owner);
    locations.finish(located, actor);
    return image;
  }

  private void apply(ImagePatch patch, Image image, LocationDraft located, Caller caller) {
    ImageDraft draft =
        new ImageDraft(
            image,
            change -> require(change, image, caller),
            change -> locations.apply(change, located, caller));
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
