package org.cloudimages.reclaim;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import org.cloudimages.blob.Blob;
import org.cloudimages.blob.BlobQueue;
import org.cloudimages.database.DatabaseClock;

/** Ends the uploads whose writers have let their leases run out: their node died or lost touch. */
@Singleton
public class Leases {

  private static final Logger LOG = System.getLogger(Leases.class.getName());
  private static final int MAX_UPLOADS = 100;

  private final BlobQueue queue;
  private final AbandonedUploads uploads;
  private final DatabaseClock clock;

  @Inject
  Leases(BlobQueue queue, AbandonedUploads uploads, DatabaseClock clock) {
    this.queue = queue;
    this.uploads = uploads;
    this.clock = clock;
  }

  /** Ends those that are due, a transaction each. */
  void end() {
    Instant now = clock.instant();
    for (Blob blob : queue.abandoned(now, MAX_UPLOADS)) {
      if (uploads.end(blob, now)) {
        LOG.log(
            Level.INFO,
            "The upload to image {0} was abandoned: nobody renewed its lease, which ended at {1}.",
            blob.imageId(),
            blob.dueAt());
      }
    }
  }
}
