package org.cloudimages.work;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

/** Threads of one kind of work that requests wait for, for all requests of this node together. */
public abstract class SharedThreads implements Executor {

  private final ExecutorService threads;

  protected SharedThreads(WorkThreads threads, String name, int count) {
    this.threads = threads.pool(name, count);
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
