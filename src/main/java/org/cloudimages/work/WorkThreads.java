package org.cloudimages.work;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Singleton;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Makes all threads of the service: threads of the server, named after their work. Each user has a
 * pool of its own, which it shuts down, because the server's pool is for everybody, and stores that
 * hang could take all of it.
 */
@Singleton
public class WorkThreads {

  private static final int KEPT_SECONDS = 30;

  /** Null where there is no server, as in a test of one class; the threads are plain ones then. */
  @Resource private ManagedThreadFactory server;

  /** One thread that does things at their time, one after the other. */
  public ScheduledThreadPoolExecutor timer(String name) {
    ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, factory(name));
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  /** So many threads at most, and none while there is nothing to do. */
  public ThreadPoolExecutor pool(String name, int most) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            most, most, KEPT_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory(name));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /** Threads for a library that asks for them. */
  public ThreadFactory factory(String name) {
    return work -> {
      Runnable ours =
          () -> {
            // because on Payara it is that of whoever gave the first work, which JMX may have been;
            // with that one the server cannot open a connection to the database
            Thread.currentThread().setContextClassLoader(WorkThreads.class.getClassLoader());
            work.run();
          };
      Thread thread = server == null ? new Thread(ours) : server.newThread(ours);
      thread.setName(name);
      // because no thread of ours is to keep a process alive that has nothing else to do
      thread.setDaemon(true);
      return thread;
    };
  }
}
