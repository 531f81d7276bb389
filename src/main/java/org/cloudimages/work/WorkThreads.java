package org.cloudimages.work;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Singleton;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads of the server for work that no request waits for. Each user has a pool of its own, which
 * it shuts down, because the server's pool is for everybody, and stores that hang could take all of
 * it.
 */
@Singleton
public class WorkThreads {

  private static final int KEPT_SECONDS = 30;

  @Resource private ManagedThreadFactory factory;

  /** One thread that does things at their time, one after the other. */
  public ScheduledThreadPoolExecutor timer() {
    ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, this::thread);
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  /** So many threads at most, and none while there is nothing to do. */
  public ThreadPoolExecutor pool(int most) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            most, most, KEPT_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::thread);
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  private Thread thread(Runnable work) {
    return factory.newThread(
        () -> {
          // because on Payara it is that of whoever gave the first work, which JMX may have been;
          // with that one the server cannot open a connection to the database
          Thread.currentThread().setContextClassLoader(WorkThreads.class.getClassLoader());
          work.run();
        });
  }
}
