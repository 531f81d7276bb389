package org.cloudimages.reclaim;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.cloudimages.database.DatabaseClock;
import org.cloudimages.image.deletion.Tombstones;
import org.cloudimages.work.Chore;
import org.cloudimages.work.WorkThreads;

/** Takes the rows of images away that were deleted long ago; their ids stay used. */
@Singleton
public class TombstonePurge {

  private static final int BATCH = 50;

  private final ReclaimSettings settings;
  private final Tombstones tombstones;
  private final DatabaseClock clock;
  private final ScheduledThreadPoolExecutor timer;

  @Inject
  TombstonePurge(
      ReclaimSettings settings, Tombstones tombstones, WorkThreads threads, DatabaseClock clock) {
    this.settings = settings;
    this.tombstones = tombstones;
    this.clock = clock;
    this.timer = threads.timer("tombstones");
  }

  void start(@Observes Startup startup) {
    long interval = settings.tombstonesInterval().toMillis();
    var unused =
        timer.scheduleWithFixedDelay(
            new Chore("The purge of tombstones", this::purge),
            interval,
            interval,
            TimeUnit.MILLISECONDS);
  }

  void stop(@Observes Shutdown shutdown) {
    timer.shutdown();
  }

  private void purge() {
    Instant before = clock.instant().minus(settings.tombstonesKept());
    List<String> ids = tombstones.before(before, BATCH);
    while (!ids.isEmpty() && !timer.isShutdown()) {
      tombstones.purge(ids, before);
      ids = tombstones.before(before, BATCH);
    }
  }
}
