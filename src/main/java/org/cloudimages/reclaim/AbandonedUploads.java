package org.cloudimages.reclaim;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import org.cloudimages.blob.Blob;
import org.cloudimages.blob.BlobQueue;
import org.cloudimages.database.Database;
import org.cloudimages.image.access.Images;
import org.cloudimages.image.entity.Image;

/** Gives an image whose writer is dead back to whoever uploads next. */
@Singleton
public class AbandonedUploads {

  private final Database database;
  private final BlobQueue queue;
  private final ReclaimSettings settings;

  @Inject
  AbandonedUploads(Database database, BlobQueue queue, ReclaimSettings settings) {
    this.database = database;
    this.queue = queue;
    this.settings = settings;
  }

  /**
   * Ends one upload: in one transaction its blob is doomed and its image, unless it has gone
   * another way meanwhile, is {@code queued} again. Whatever the writer was told by then holds: it
   * made the blob the image's data in one transaction, or did not.
   *
   * @return false when the writer renewed its lease or ended just now
   */
  @Transactional
  public boolean end(Blob blob, Instant now) {
    // because everybody locks the image first, and nobody then waits for the other
    Optional<Image> image = Images.lockForUpload(database.current(), blob);
    // because a writer that was only paused may still send what it had in hand, and notice then
    Instant due = now.plus(settings.leaseMargin());
    if (!queue.expireLease(blob.id(), now, due)) {
      return false;
    }
    // because what a task writes is the affair of that task
    image.ifPresent(waiting -> waiting.abandonUpload(blob.id(), now));
    database.current().flush();
    return true;
  }
}
