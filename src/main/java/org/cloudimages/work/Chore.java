package org.cloudimages.work;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;

/**
 * Work that is done again and again, and goes on after whatever fails, an {@link Error} included: a
 * timer never does again what threw once. Of failures in a row the log sees the first, and one
 * every ten minutes. Run by one thread at a time, asked by any.
 */
public final class Chore implements Runnable {

  private static final Logger LOG = System.getLogger(Chore.class.getName());
  private static final Duration SILENCE = Duration.ofMinutes(10);

  private final String name;
  private final Runnable work;
  private volatile boolean failing;
  private volatile Optional<Long> doneAt = Optional.empty();
  private long toldAt;

  /**
   * A chore.
   *
   * @param name what it does, as the subject of a sentence
   */
  public Chore(String name, Runnable work) {
    this.name = name;
    this.work = work;
  }

  @Override
  public void run() {
    try {
      work.run();
      doneAt = Optional.of(System.nanoTime());
      if (failing) {
        failing = false;
        LOG.log(Level.INFO, "{0} works again.", name);
      }
    } catch (Throwable e) {
      tell(e);
    }
  }

  private void tell(Throwable failure) {
    try {
      long now = System.nanoTime();
      if (!failing || now - toldAt >= SILENCE.toNanos()) {
        failing = true;
        toldAt = now;
        LOG.log(Level.WARNING, name + " failed.", failure);
      }
    } catch (Throwable e) {
      // because where there is no memory left, there is none to tell it; the next one may have some
    }
  }

  /** How long ago it was done without a failure; empty before that. */
  public Optional<Duration> age() {
    return doneAt.map(done -> Duration.ofNanos(System.nanoTime() - done));
  }
}
