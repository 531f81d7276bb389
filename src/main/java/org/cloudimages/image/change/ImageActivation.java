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
import org.cloudimages.image.access.ImageAccess;
import org.cloudimages.image.access.SeenImage;
import org.cloudimages.image.access.VisibleImages;
import org.cloudimages.image.entity.Image;
import org.cloudimages.policy.Policy;

/**
 * Takes the data of an image out of use and into use again. What is so already stays as it is, and
 * nothing is saved. A download that runs goes on to its end.
 */
@Singleton
public class ImageActivation {

  private final Database database;
  private final VisibleImages images;
  private final ImageAccess access;
  private final AuditLog audit;
  private final DatabaseClock clock;

  @Inject
  ImageActivation(
      Database database,
      VisibleImages images,
      ImageAccess access,
      AuditLog audit,
      DatabaseClock clock) {
    this.database = database;
    this.images = images;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Keeps all but administrators from the data.
   *
   * @throws ImagesException 404; 403 for lack of rights or for an image without data
   */
  @Transactional
  public void deactivate(String id, Actor actor) {
    Image image = locked(id, Policy.DEACTIVATE, "deactivated", actor);
    Instant now = clock.instant();
    if (image.deactivate(now)) {
      save(image, AuditAction.IMAGE_DEACTIVATE, actor, now);
    }
  }

  /**
   * Gives the data to all again who may have them.
   *
   * @throws ImagesException as above
   */
  @Transactional
  public void reactivate(String id, Actor actor) {
    Image image = locked(id, Policy.REACTIVATE, "reactivated", actor);
    Instant now = clock.instant();
    if (image.reactivate(now)) {
      save(image, AuditAction.IMAGE_REACTIVATE, actor, now);
    }
  }

  private Image locked(String id, Policy policy, String word, Actor actor) {
    SeenImage seen = images.lock(id, actor.caller());
    access.require(policy, seen, actor.caller());
    Image image = seen.image();
    if (!image.status().hasData()) {
      throw ImagesException.forbidden(
          "An image in status " + image.status().text() + " cannot be " + word + ".");
    }
    return image;
  }

  private void save(Image image, AuditAction action, Actor actor, Instant now) {
    audit.note(action, AuditSubject.ofImage(image.id()), actor, now);
    database.current().flush();
  }
}
