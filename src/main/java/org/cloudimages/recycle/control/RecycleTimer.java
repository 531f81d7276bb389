package org.cloudimages.recycle.control;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.cloudimages.work.Chore;
import org.cloudimages.work.WorkThreads;

/** Looks once a minute for what has been in the recycle bin for its time. */
@Singleton
public class RecycleTimer {

  private static final long SECONDS = 60;

  private final Chore chore;
  private final ScheduledThreadPoolExecutor timer;

  @Inject
  RecycleTimer(RecycleExpiry expiry, WorkThreads threads) {
    this.chore = new Chore("The purge of the recycle bin", expiry::purgeExpired);
    this.timer = threads.timer("recycle-bin");
  }

  void start(@Observes Startup startup) {
    var unused = timer.scheduleWithFixedDelay(chore, SECONDS, SECONDS, TimeUnit.SECONDS);
  }

  void stop(@Observes Shutdown shutdown) {
    timer.shutdown();
  }

  /** Looks soon, after a look that may be going on. */
  void expireNow() {
    timer.execute(chore);
  }
}
