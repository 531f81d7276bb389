package org.cloudimages.data.removal;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cloudimages.audit.Actor;
import org.cloudimages.audit.AuditAction;
import org.cloudimages.audit.AuditLog;
import org.cloudimages.audit.AuditSubject;
import org.cloudimages.blob.Blob;
import org.cloudimages.blob.Blobs;
import org.cloudimages.database.Database;
import org.cloudimages.database.DatabaseClock;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.image.access.ImageAccess;
import org.cloudimages.image.access.SeenImage;
import org.cloudimages.image.access.VisibleImages;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageStatus;
import org.cloudimages.policy.Policy;
import org.cloudimages.store.Stores;

/** Removes the data of an image from one of several stores. */
@Singleton
public class StoreRemoval {

  private final Stores stores;
  private final Database database;
  private final VisibleImages images;
  private final ImageAccess access;
  private final Blobs blobs;
  private final AuditLog audit;
  private final DatabaseClock clock;

  @Inject
  StoreRemoval(
      Stores stores,
      Database database,
      VisibleImages images,
      ImageAccess access,
      Blobs blobs,
      AuditLog audit,
      DatabaseClock clock) {
    this.stores = stores;
    this.database = database;
    this.images = images;
    this.access = access;
    this.blobs = blobs;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Lets the data in one store go, in one transaction; they are removed from it afterwards. Where
   * they lie there more than once, the first of them go. The last are never left, and of two
   * removals at once the later one sees what the earlier did.
   *
   * @throws ImagesException 409 for what is not a store, or an image that is not active, 403 for
   *     lack of rights or when it is the last store, 404 also when it is not in that store
   */
  @Transactional
  public void remove(String store, String id, Actor actor) {
    if (!stores.ids().contains(store)) {
      throw ImagesException.conflict("Store " + store + " is not available here.");
    }
    SeenImage seen = images.lock(id, actor.caller());
    access.require(Policy.DELETE_IMAGE_LOCATION, seen, actor.caller());
    access.require(Policy.GET_IMAGE_LOCATION, seen, actor.caller());
    requireRemovable(seen.image());
    List<Blob> held = new ArrayList<>(blobs.held(seen.image().id()));
    Blob leaving =
        held.stream()
            .filter(blob -> blob.store().equals(store))
            .findFirst()
            .orElseThrow(() -> notThere(seen.image(), store));
    held.remove(leaving);
    leave(seen.image(), leaving, held, actor);
  }

  private static void requireRemovable(Image image) {
    if (image.status() != ImageStatus.ACTIVE) {
      throw ImagesException.conflict("Only an active image can be deleted from a store.");
    }
    if (image.stores().size() < 2) {
      throw ImagesException.forbidden("The data are in one store only; delete the image instead.");
    }
  }

  private static ImagesException notThere(Image image, String store) {
    return ImagesException.notFound(
        "The data of image " + image.id() + " are not in store " + store + ".");
  }

  private void leave(Image image, Blob leaving, List<Blob> rest, Actor actor) {
    Instant now = clock.instant();
    image.lieIn(rest.stream().map(Blob::store).toList(), now);
    audit.note(AuditAction.IMAGE_UPDATE, AuditSubject.ofImage(image.id()), actor, now);
    database.current().flush();
    blobs.doomOne(leaving.id(), now);
  }
}
