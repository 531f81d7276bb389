package org.cloudimages.image.change;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
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
import org.cloudimages.policy.Policy;

/** Changes one tag of an image. The row is locked first, so that tags set at once all stay. */
@Singleton
public class ImageTagging {

  private final Database database;
  private final VisibleImages images;
  private final ImageAccess access;
  private final ImageLimits limits;
  private final AuditLog audit;
  private final DatabaseClock clock;

  @Inject
  ImageTagging(
      Database database,
      VisibleImages images,
      ImageAccess access,
      ImageLimits limits,
      AuditLog audit,
      DatabaseClock clock) {
    this.database = database;
    this.images = images;
    this.access = access;
    this.limits = limits;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Adds the tag; one that the image has stays, and nothing is saved.
   *
   * @throws ImagesException 403, 404, or 413 over the limit of tags
   */
  @Transactional
  public void add(String id, String tag, Actor actor) {
    Image image = locked(id, actor.caller());
    Set<String> tags = new TreeSet<>(image.tags());
    if (tags.add(tag)) {
      limits.requireTags(tags.size());
      save(image, tags, actor);
    }
  }

  /**
   * Removes the tag.
   *
   * @throws ImagesException 403, or 404 also when the image has no such tag
   */
  @Transactional
  public void remove(String id, String tag, Actor actor) {
    Image image = locked(id, actor.caller());
    Set<String> tags = new TreeSet<>(image.tags());
    if (!tags.remove(tag)) {
      throw ImagesException.notFound("The image has no such tag.");
    }
    save(image, tags, actor);
  }

  private Image locked(String id, Caller caller) {
    SeenImage seen = images.lock(id, caller);
    access.require(Policy.MODIFY_IMAGE_TAGS, seen, caller);
    return seen.image();
  }

  private void save(Image image, Set<String> tags, Actor actor) {
    Instant now = clock.instant();
    image.describe(tags, image.properties());
    image.touch(now);
    audit.note(AuditAction.IMAGE_UPDATE, AuditSubject.ofImage(image.id()), actor, now);
    database.current().flush();
  }
}
