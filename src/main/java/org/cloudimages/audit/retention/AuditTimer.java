package org.cloudimages.audit.retention;

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

/** Looks once a minute for entries whose time is over, where that is bounded. */
@Singleton
public class AuditTimer {

  private static final long SECONDS = 60;
  private static final int BATCH = 256;

  private final AuditSettings settings;
  private final AuditExpiry expiry;
  private final DatabaseClock clock;
  private final ScheduledThreadPoolExecutor timer;

  @Inject
  AuditTimer(AuditSettings settings, AuditExpiry expiry, WorkThreads threads, DatabaseClock clock) {
    this.settings = settings;
    this.expiry = expiry;
    this.clock = clock;
    this.timer = threads.timer("audit-expiry");
  }

  void start(@Observes Startup startup) {
    if (!settings.retention().isZero()) {
      Chore chore = new Chore("The removal of old audit entries", this::remove);
      var unused = timer.scheduleWithFixedDelay(chore, 1, SECONDS, TimeUnit.SECONDS);
    }
  }

  void stop(@Observes Shutdown shutdown) {
    timer.shutdown();
  }

  private void remove() {
    Instant before = clock.instant().minus(settings.retention());
    List<String> ids = expiry.expired(before, BATCH);
    while (!ids.isEmpty() && !timer.isShutdown()) {
      expiry.remove(ids);
      ids = expiry.expired(before, BATCH);
    }
  }
}
