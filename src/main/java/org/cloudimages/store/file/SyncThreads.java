package org.cloudimages.store.file;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The threads that wait for the disk while others go on to write: two, for all files that are being
 * written on this node.
 */
@Singleton
public class SyncThreads implements Executor {

  private static final int COUNT = 2;

  private final ExecutorService threads = Executors.newFixedThreadPool(COUNT, SyncThreads::thread);

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "image-sync");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void execute(Runnable work) {
    threads.execute(work);
  }

  /** What has begun ends: somebody may wait for it. */
  @PreDestroy
  void stop() {
    threads.shutdown();
  }
}
