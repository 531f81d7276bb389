package org.cloudimages.work;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Threads of one kind of work, for all requests of this node together. */
public abstract class DaemonThreads implements Executor {

  private final ExecutorService threads;

  protected DaemonThreads(String name, int count) {
    this.threads =
        Executors.newFixedThreadPool(
            count,
            work -> {
              Thread thread = new Thread(work, name);
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public void execute(Runnable work) {
    threads.execute(work);
  }

  /** What was begun ends, because somebody may wait for it. */
  @PreDestroy
  void stop() {
    threads.shutdown();
  }
}
