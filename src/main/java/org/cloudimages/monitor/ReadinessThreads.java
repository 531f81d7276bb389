package org.cloudimages.monitor;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Singleton;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that ask what this node needs whether it is there, one a question at most. A question
 * that hangs holds up no other.
 */
@Singleton
public class ReadinessThreads implements Executor {

  private static final int KEPT_SECONDS = 30;

  @Resource private ManagedThreadFactory factory;

  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          KEPT_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          this::thread);

  @Override
  public void execute(Runnable work) {
    threads.execute(work);
  }

  private Thread thread(Runnable work) {
    return factory.newThread(
        () -> {
          // because on Payara it is that of whoever gave the first work, which the server may be
          Thread.currentThread().setContextClassLoader(ReadinessThreads.class.getClassLoader());
          work.run();
        });
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }
}
