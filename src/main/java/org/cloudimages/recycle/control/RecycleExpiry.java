package org.cloudimages.recycle.control;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.cloudimages.database.DatabaseClock;

/**
 * Deletes for good what has been in the recycle bin for its time. Nobody sees a difference, because
 * the time alone ends it for everyone; the quota and the tombstones need to know.
 */
@Singleton
public class RecycleExpiry {

  private static final int AT_ONCE = 100;

  private final RecycledImages images;
  private final Purge purge;
  private final DatabaseClock clock;

  @Inject
  RecycleExpiry(RecycledImages images, Purge purge, DatabaseClock clock) {
    this.images = images;
    this.purge = purge;
    this.clock = clock;
  }

  /** Purges all images whose time is over; several nodes may call this at once. */
  public void purgeExpired() {
    Instant now = clock.instant();
    List<String> over = images.over(now, AT_ONCE);
    while (!over.isEmpty()) {
      over.forEach(id -> purge.expire(id, now));
      over = images.over(now, AT_ONCE);
    }
  }
}
