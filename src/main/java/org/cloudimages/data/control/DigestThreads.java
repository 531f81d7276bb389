package org.cloudimages.data.control;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The threads that compute digests, as many as there are processors and at least two, for all
 * transfers of this node together. A client that sends slowly holds none of them.
 */
@Singleton
public class DigestThreads implements Executor {

  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          Math.max(2, Runtime.getRuntime().availableProcessors()), DigestThreads::thread);

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "image-digest");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void execute(Runnable work) {
    threads.execute(work);
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }
}
