package org.cloudimages.image.deletion;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.function.Supplier;
import org.cloudimages.audit.Actor;
import org.cloudimages.database.DatabaseClock;
import org.cloudimages.fault.Commits;
import org.cloudimages.fault.ImagesException;

/** Deletes images, and finds out what became of a delete whose commit is in doubt. */
@Singleton
public class SettledDeletion {

  private final ImageDeletion deletion;
  private final DatabaseClock clock;

  @Inject
  SettledDeletion(ImageDeletion deletion, DatabaseClock clock) {
    this.deletion = deletion;
    this.clock = clock;
  }

  /**
   * Deletes an image. Once this has returned the image is gone for everyone, whatever happens to
   * the process; of racing deletes exactly one returns.
   *
   * @throws ImagesException 403, 404 or 409, see {@link ImageDeletion#delete}
   */
  public void delete(String id, Actor actor) {
    Instant now = clock.instant();
    Commits.settled(
        done(() -> deletion.delete(id, actor, now)),
        done(() -> deletion.deleteAgain(id, actor, now)));
  }

  private static Supplier<Boolean> done(Runnable work) {
    return () -> {
      work.run();
      return true;
    };
  }
}
