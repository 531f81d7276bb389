package org.cloudimages.testing;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** Tells how long something takes, for a person to read: no test may fail by it. */
public final class Stopwatch {

  private static final Logger LOG = System.getLogger(Stopwatch.class.getName());

  private Stopwatch() {}

  /** Does it once and prints the time. */
  public static void print(String what, Runnable work) {
    long begin = System.nanoTime();
    work.run();
    LOG.log(
        Level.INFO, "{0}: {1} ms", what, Duration.ofNanos(System.nanoTime() - begin).toMillis());
  }
}
