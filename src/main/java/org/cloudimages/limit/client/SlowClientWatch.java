package org.cloudimages.limit.client;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.cloudimages.work.Chore;
import org.cloudimages.work.WorkThreads;

/** Looks once a second at the clients that have somebody wait. */
@Singleton
public class SlowClientWatch {

  private final SlowClients clients;
  private final ScheduledThreadPoolExecutor timer;

  @Inject
  SlowClientWatch(SlowClients clients, WorkThreads threads) {
    this.clients = clients;
    this.timer = threads.timer("slow-clients");
  }

  void start(@Observes Startup startup) {
    Chore watch = new Chore("The watch over slow clients", clients::look);
    var unused = timer.scheduleWithFixedDelay(watch, 1, 1, TimeUnit.SECONDS);
  }

  void stop(@Observes Shutdown shutdown) {
    timer.shutdown();
  }
}
