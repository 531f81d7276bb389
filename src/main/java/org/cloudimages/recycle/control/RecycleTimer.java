package org.cloudimages.recycle.control;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Looks once a minute for what has been in the recycle bin for its time. */
@Singleton
public class RecycleTimer {

  private static final Logger LOG = System.getLogger(RecycleTimer.class.getName());
  private static final long SECONDS = 60;

  @Resource private ManagedScheduledExecutorService executor;

  private final RecycleExpiry expiry;
  private ScheduledFuture<?> running;

  @Inject
  RecycleTimer(RecycleExpiry expiry) {
    this.expiry = expiry;
  }

  void start(@Observes Startup startup) {
    running = executor.scheduleWithFixedDelay(this::run, SECONDS, SECONDS, TimeUnit.SECONDS);
  }

  @PreDestroy
  void stop() {
    if (running != null) {
      running.cancel(false);
    }
  }

  private void run() {
    try {
      expiry.purgeExpired();
    } catch (RuntimeException e) {
      // because one that gets out would end the timer, and a database that is away comes back
      LOG.log(Level.WARNING, "The recycle bin is looked at again in a minute: {0}", e.getMessage());
    }
  }
}
