package org.cloudimages.image;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;
import org.cloudimages.audit.Actor;
import org.cloudimages.database.DatabaseClock;
import org.cloudimages.fault.Commits;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.identity.Caller;
import org.cloudimages.image.access.ImageAccess;
import org.cloudimages.image.access.SeenImage;
import org.cloudimages.image.access.VisibleImages;
import org.cloudimages.image.change.ImageCreation;
import org.cloudimages.image.change.ImagePatch;
import org.cloudimages.image.change.ImagePatching;
import org.cloudimages.image.change.ImageTagging;
import org.cloudimages.image.change.NewImage;
import org.cloudimages.image.condition.ImageCondition;
import org.cloudimages.image.deletion.SettledDeletion;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.location.LocationLookup;
import org.cloudimages.image.property.PropertySchema;
import org.cloudimages.image.search.ImagePage;
import org.cloudimages.image.search.ImageQuery;
import org.cloudimages.image.search.ImageSearch;
import org.cloudimages.policy.Policy;

/**
 * The door to images: what changes something does so in exactly one transaction, which has been
 * committed when the method returns and rolled back when it throws. Thread-safe.
 */
@Singleton
public class ImageManager {

  private final VisibleImages images;
  private final ImageAccess access;
  private final ImageCreation creation;
  private final ImageSearch search;
  private final LocationLookup lookup;
  private final ImagePatching patching;
  private final ImageTagging tagging;
  private final SettledDeletion deletion;
  private final PropertySchema schema;
  private final DatabaseClock clock;

  @Inject
  ImageManager(
      VisibleImages images,
      ImageAccess access,
      ImageCreation creation,
      ImageSearch search,
      LocationLookup lookup,
      ImagePatching patching,
      ImageTagging tagging,
      SettledDeletion deletion,
      PropertySchema schema,
      DatabaseClock clock) {
    this.images = images;
    this.access = access;
    this.creation = creation;
    this.search = search;
    this.lookup = lookup;
    this.patching = patching;
    this.tagging = tagging;
    this.deletion = deletion;
    this.schema = schema;
    this.clock = clock;
  }

  /**
   * Makes sure that the caller may create an image of so many attributes, before they are read.
   *
   * @throws ImagesException 403 or 413, see {@link ImageCreation#admit}
   */
  public void admit(int attributes, Caller caller) {
    creation.admit(attributes, caller);
  }

  /**
   * Creates an image, status {@code queued}.
   *
   * @throws ImagesException 400, see {@link NewImage#requireFits}; 403, 409 or 413, see {@link
   *     ImageCreation#create}
   */
  public Image create(NewImage request, Actor actor) {
    request.requireFits(schema);
    String id = request.id().orElseGet(() -> UUID.randomUUID().toString());
    Instant now = clock.instant();
    return Commits.settled(
        () -> creation.create(id, request, actor, now), () -> createAgain(id, request, actor, now));
  }

  /** One of that very time is what the first attempt has made, whose commit nobody knew of. */
  private Image createAgain(String id, NewImage request, Actor actor, Instant now) {
    try {
      return creation.create(id, request, actor, now);
    } catch (ImagesException e) {
      return images
          .seek(id, actor.caller())
          .map(SeenImage::image)
          .filter(image -> image.createdAt().equals(now))
          .orElseThrow(() -> e);
    }
  }

  /**
   * Shows one image.
   *
   * @throws ImagesException 404 when there is none that the caller may see
   */
  public Image show(String id, Caller caller) {
    return images.look(id, caller).image();
  }

  /**
   * Lists a page of the images that the caller may see.
   *
   * @throws ImagesException 400 for an unknown marker, 403 for lack of a role
   */
  public ImagePage list(ImageQuery query, Caller caller) {
    access.require(Policy.GET_IMAGES, caller);
    return search.page(query, caller);
  }

  /**
   * Applies all operations of a patch or none.
   *
   * @throws ImagesException 400, 403, 404, 409, 412 or 413, see {@link ImagePatch#requireFits},
   *     {@link ImagePatching#patch} and {@link LocationLookup#look}
   */
  public Image patch(String id, ImagePatch patch, Actor actor) {
    patch.requireFits(schema);
    return patching.patch(
        id, patch, lookup.look(id, patch.condition(), patch.locations(), actor.caller()), actor);
  }

  /**
   * Adds a tag, which the image may have already.
   *
   * @throws ImagesException 403, 404 or 413, see {@link ImageTagging#add}
   */
  public void addTag(String id, String tag, Actor actor) {
    tagging.add(id, tag, actor);
  }

  /**
   * Removes a tag.
   *
   * @throws ImagesException 403 or 404, see {@link ImageTagging#remove}
   */
  public void removeTag(String id, String tag, Actor actor) {
    tagging.remove(id, tag, actor);
  }

  /**
   * Deletes an image. Once this has returned the image is gone for everyone, whatever happens to
   * the process; of racing deletes exactly one returns.
   *
   * @throws ImagesException 403, 404, 409 or 412, see {@link SettledDeletion#delete}
   */
  public void delete(String id, ImageCondition condition, Actor actor) {
    deletion.delete(id, condition, actor);
  }
}
