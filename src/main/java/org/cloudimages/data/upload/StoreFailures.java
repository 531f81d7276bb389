package org.cloudimages.data.upload;

import java.lang.System.Logger.Level;
import org.cloudimages.fault.BoundedLog;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.store.StoreException;

/** What a client is told when a store does not take its data. */
final class StoreFailures {

  private static final BoundedLog REFUSALS =
      new BoundedLog(System.getLogger(StoreFailures.class.getName()), "uploads that no store took");

  private StoreFailures() {}

  /**
   * Returns what to throw: 413 for a full store, 503 for one that does not answer or refuses, and
   * what nobody expected as it is.
   */
  static RuntimeException asFault(Exception failure) {
    if (failure instanceof StoreException failed) {
      return switch (failed.reason()) {
        case FULL -> ImagesException.overLimit("The store is full.");
        case UNAVAILABLE, FORBIDDEN -> unavailable(failed);
        case MISSING, IN_USE, BROKEN -> failed;
      };
    }
    return failure instanceof RuntimeException unexpected
        ? unexpected
        : new IllegalStateException(failure);
  }

  private static ImagesException unavailable(StoreException failed) {
    REFUSALS.tell(Level.WARNING, "A store does not take data.", failed);
    return ImagesException.unavailable();
  }
}
