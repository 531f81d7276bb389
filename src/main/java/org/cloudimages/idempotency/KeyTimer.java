package org.cloudimages.idempotency;

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
import org.cloudimages.work.Chore;
import org.cloudimages.work.WorkThreads;

/** Removes keys whose time is over, once a minute, and counts those that are left. */
@Singleton
public class KeyTimer {

  private static final int BATCH = 256;

  private final IdempotencySettings settings;
  private final KeyRows rows;
  private final KeyCounts counts;
  private final DatabaseClock clock;
  private final ScheduledThreadPoolExecutor timer;

  @Inject
  KeyTimer(
      IdempotencySettings settings,
      KeyRows rows,
      KeyCounts counts,
      WorkThreads threads,
      DatabaseClock clock) {
    this.settings = settings;
    this.rows = rows;
    this.counts = counts;
    this.clock = clock;
    this.timer = threads.timer("key-expiry");
  }

  void start(@Observes Startup startup) {
    Chore chore = new Chore("The removal of old keys of requests", this::run);
    var unused =
        timer.scheduleWithFixedDelay(chore, KeyCounts.SECONDS, KeyCounts.SECONDS, TimeUnit.SECONDS);
  }

  void stop(@Observes Shutdown shutdown) {
    timer.shutdown();
  }

  private void run() {
    Instant oldest = clock.instant().minus(settings.retention());
    List<String> ids = rows.expired(oldest, BATCH);
    while (!ids.isEmpty() && !timer.isShutdown()) {
      rows.remove(ids, oldest);
      ids = rows.expired(oldest, BATCH);
    }
    counts.count();
  }
}
