package org.cloudimages.bench;

import java.time.Duration;
import java.util.concurrent.Callable;

/** A load on a server until its compiler has come to rest. */
final class WarmUp {

  /** As a share of one core. */
  private static final double COMPILER_AT_REST = 0.05;

  private WarmUp() {}

  /** Repeats the load until the compiler rests, or so many times. */
  static void run(ServerProcess process, int limit, Callable<?> load) throws Exception {
    for (int round = 1; round <= limit; round++) {
      Duration before = process.compiling();
      long start = System.nanoTime();
      load.call();
      long nanos = System.nanoTime() - start;
      double share = (double) process.compiling().minus(before).toNanos() / nanos;
      System.out.printf("Warm-up %d: compiling takes %.0f %% of a core%n", round, 100 * share);
      if (share < COMPILER_AT_REST) {
        return;
      }
    }
  }
}
