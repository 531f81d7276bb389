package org.cloudimages.recycle.control;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.cloudimages.audit.Actor;
import org.cloudimages.database.DatabaseClock;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.identity.Caller;
import org.cloudimages.image.access.ImageAccess;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.search.ImagePage;
import org.cloudimages.image.search.WholeImages;
import org.cloudimages.policy.Policy;

/**
 * The door to the recycle bin. An image leaves it once: restored, purged, or when its time is over.
 * Thread-safe.
 */
@Singleton
public class RecycleBin {

  private final RecycledImages images;
  private final WholeImages whole;
  private final Restoration restoration;
  private final Purge purge;
  private final ImageAccess access;
  private final DatabaseClock clock;

  @Inject
  RecycleBin(
      RecycledImages images,
      WholeImages whole,
      Restoration restoration,
      Purge purge,
      ImageAccess access,
      DatabaseClock clock) {
    this.images = images;
    this.whole = whole;
    this.restoration = restoration;
    this.purge = purge;
    this.access = access;
    this.clock = clock;
  }

  /**
   * Which part of the bin.
   *
   * @param owner whose images; others than his own are nobody's but an admin's to see
   * @param marker the id of the last image of the page before
   */
  public record Query(Optional<String> owner, Optional<String> marker, int limit) {}

  /**
   * Lists a page of the bin, what was deleted last first.
   *
   * @throws ImagesException 403 for lack of a role, 400 for an unknown marker
   */
  public ImagePage list(Query query, Caller caller) {
    access.require(Policy.DELETE_IMAGE, caller);
    Instant now = clock.instant();
    Optional<Image> marker = query.marker().map(id -> marker(id, caller, now));
    Optional<String> owner =
        access.isAdmin(caller) ? query.owner() : Optional.of(caller.projectId());
    boolean nobodys = query.owner().isPresent() && !query.owner().equals(owner);
    if (query.limit() == 0 || nobodys) {
      return ImagePage.EMPTY;
    }
    return whole.page(
        images.newest(owner, marker, query.limit(), now),
        query.limit(),
        true,
        image -> image.recycling().isPresent() && access.isRecycledFor(image, caller));
  }

  private Image marker(String id, Caller caller, Instant now) {
    return images
        .seek(id, caller, now)
        .or(() -> images.seekFormer(id, caller))
        .orElseThrow(
            () ->
                ImagesException.invalid(
                    "marker", "no image with id " + id + " is in the recycle bin"));
  }

  /**
   * Shows one image of the bin.
   *
   * @throws ImagesException 404 when there is none for the caller, 403 when it is not his to delete
   */
  public Image show(String id, Caller caller) {
    return images.look(id, caller, clock.instant());
  }

  /**
   * Makes an image out of one in the bin, with all that it had.
   *
   * @throws ImagesException 403, 404, 409 or 413, see {@link Restoration#restore}
   */
  public Image restore(String id, Actor actor) {
    return restoration.restore(id, actor);
  }

  /**
   * Deletes an image of the bin for good.
   *
   * @throws ImagesException 403 or 404, see {@link Purge#purge}
   */
  public void purge(String id, Actor actor) {
    purge.purge(id, actor);
  }
}
