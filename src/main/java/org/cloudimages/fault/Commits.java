package org.cloudimages.fault;

import java.lang.System.Logger.Level;
import java.util.function.Supplier;

/**
 * What to do about a commit of which nobody knows whether it happened, such as one whose answer was
 * lost with the connection to the database.
 */
public final class Commits {

  private static final BoundedLog DOUBTS =
      new BoundedLog(System.getLogger(Commits.class.getName()), "commits in doubt");

  private Commits() {}

  /**
   * Does something in a transaction. Where that ends in doubt it is done again, which waits for the
   * first one, where that still runs, and meets what it has left.
   *
   * @param again does the same once more; that it was done already is a success
   * @throws RuntimeException what the first threw when nobody can tell what became of it
   */
  public static <T> T settled(Supplier<T> work, Supplier<T> again) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      if (!Causes.isInDoubt(e)) {
        throw e;
      }
      DOUBTS.tell(Level.WARNING, "Nobody knows whether a commit happened; it is tried again.", e);
      return again(e, again);
    }
  }

  /**
   * Does again what failed.
   *
   * @throws RuntimeException what the second attempt throws; what the first did, where that is in
   *     doubt and the second only tells that it could not
   */
  public static <T> T again(RuntimeException first, Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      if (!Causes.isInDoubt(first) || isRefusal(e)) {
        throw e;
      }
      DOUBTS.tell(Level.WARNING, "The second attempt failed as well.", e);
      throw first;
    }
  }

  /** A refusal for now says nothing about the first attempt. */
  private static boolean isRefusal(RuntimeException thrown) {
    return thrown instanceof ImagesException refusal
        && refusal.fault().type() != FaultType.UNAVAILABLE;
  }
}
