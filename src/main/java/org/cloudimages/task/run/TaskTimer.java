package org.cloudimages.task.run;

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

/** Looks once a minute for tasks that have expired. */
@Singleton
public class TaskTimer {

  private static final long SECONDS = 60;
  private static final int BATCH = 100;

  private final TaskExpiry expiry;
  private final DatabaseClock clock;
  private final ScheduledThreadPoolExecutor timer;

  @Inject
  TaskTimer(TaskExpiry expiry, WorkThreads threads, DatabaseClock clock) {
    this.expiry = expiry;
    this.clock = clock;
    this.timer = threads.timer("task-expiry");
  }

  void start(@Observes Startup startup) {
    Chore chore = new Chore("The removal of expired tasks", this::remove);
    var unused = timer.scheduleWithFixedDelay(chore, SECONDS, SECONDS, TimeUnit.SECONDS);
  }

  void stop(@Observes Shutdown shutdown) {
    timer.shutdown();
  }

  private void remove() {
    Instant now = clock.instant();
    List<String> ids = expiry.expired(now, BATCH);
    while (!ids.isEmpty() && !timer.isShutdown()) {
      expiry.remove(ids, now);
      ids = expiry.expired(now, BATCH);
    }
  }
}
