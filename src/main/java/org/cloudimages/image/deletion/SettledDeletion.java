package org.cloudimages.image.deletion;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.function.Supplier;
import org.cloudimages.audit.Actor;
import org.cloudimages.audit.AuditAction;
import org.cloudimages.audit.AuditSubject;
import org.cloudimages.audit.Refusals;
import org.cloudimages.database.DatabaseClock;
import org.cloudimages.fault.Commits;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.image.condition.ImageCondition;
import org.cloudimages.image.entity.ImageId;

/** Deletes images, and finds out what became of a delete whose commit is in doubt. */
@Singleton
public class SettledDeletion {

  private final ImageDeletion deletion;
  private final Refusals refusals;
  private final DatabaseClock clock;

  @Inject
  SettledDeletion(ImageDeletion deletion, Refusals refusals, DatabaseClock clock) {
    this.deletion = deletion;
    this.refusals = refusals;
    this.clock = clock;
  }

  /**
   * Deletes an image. Once this has returned the image is gone for everyone, whatever happens to
   * the process; of racing deletes exactly one returns. What is refused is in the audit, too.
   *
   * @throws ImagesException 403, 404, 409 or 412, see {@link ImageDeletion#delete}
   */
  public void delete(String id, ImageCondition condition, Actor actor) {
    Instant now = clock.instant();
    try {
      Commits.settled(
          done(() -> deletion.delete(id, condition, actor, now)),
          done(() -> deletion.deleteAgain(id, condition, actor, now)));
    } catch (ImagesException e) {
      refusals.note(AuditAction.IMAGE_DELETE, subject(id), actor, e);
      throw e;
    }
  }

  /** An image, if only of an id that one may have. */
  private static AuditSubject subject(String id) {
    return AuditSubject.ofImage(ImageId.isPossible(id) ? id : null);
  }

  private static Supplier<Boolean> done(Runnable work) {
    return () -> {
      work.run();
      return true;
    };
  }
}
