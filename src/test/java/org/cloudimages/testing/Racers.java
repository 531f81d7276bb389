package org.cloudimages.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** So many threads that begin what they do at the same moment. */
public final class Racers implements AutoCloseable {

  private final int count;
  private final ExecutorService threads;
  private final CyclicBarrier start;

  public Racers(int count) {
    this.count = count;
    this.threads = Executors.newFixedThreadPool(count);
    this.start = new CyclicBarrier(count);
  }

  /** Lets each do the same, and returns what came of it. */
  public <T> List<T> race(Callable<T> run) throws Exception {
    return race(Collections.nCopies(count, run));
  }

  /** Lets each do one of these, and returns what came of them, in their order. */
  public <T> List<T> race(List<Callable<T>> runs) throws Exception {
    if (runs.size() != count) {
      throw new IllegalArgumentException(count + " racers cannot do " + runs.size() + " things");
    }
    List<Future<T>> running = new ArrayList<>();
    for (Callable<T> run : runs) {
      running.add(
          threads.submit(
              () -> {
                start.await(1, TimeUnit.MINUTES);
                return run.call();
              }));
    }
    List<T> results = new ArrayList<>();
    for (Future<T> result : running) {
      results.add(result.get(1, TimeUnit.MINUTES));
    }
    return results;
  }

  @Override
  public void close() throws InterruptedException {
    threads.shutdownNow();
    threads.awaitTermination(1, TimeUnit.MINUTES);
  }
}
