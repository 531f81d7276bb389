package org.cloudimages.reclaim;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Work that is done again and again, and goes on after a failure. Of failures in a row the log sees
 * the first. Used by one thread at a time.
 */
final class Chore implements Runnable {

  private static final Logger LOG = System.getLogger(Chore.class.getName());

  private final String name;
  private final Runnable work;
  private volatile boolean failing;

  /**
   * A chore.
   *
   * @param name what it does, as the subject of a sentence
   */
  Chore(String name, Runnable work) {
    this.name = name;
    this.work = work;
  }

  @Override
  public void run() {
    try {
      work.run();
      if (failing) {
        failing = false;
        LOG.log(Level.INFO, "{0} works again.", name);
      }
    } catch (RuntimeException e) {
      if (!failing) {
        failing = true;
        LOG.log(Level.WARNING, name + " failed.", e);
      }
    }
  }
}
