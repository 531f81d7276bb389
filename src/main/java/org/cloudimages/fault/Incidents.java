package org.cloudimages.fault;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** The log of what went wrong, where the request id that the client has leads to. */
public final class Incidents {

  private static final Logger LOG = System.getLogger(Incidents.class.getName());

  /** Causes may lead round in a circle. */
  private static final int MAX_CAUSES = 50;

  private Incidents() {}

  /**
   * Returns what the client is told about the throwable, and logs what it is not told.
   *
   * @param description of what failed; it begins with the request id
   */
  public static Fault fault(Throwable thrown, String description) {
    Fault fault = Causes.fault(thrown);
    switch (fault.type()) {
      case IMAGES_FAULT ->
          LOG.log(Level.ERROR, () -> LogText.of(description) + "\n" + ShortStack.of(thrown));
      case UNAVAILABLE ->
          LOG.log(Level.WARNING, () -> LogText.of(description + ": " + root(thrown)));
      default -> {}
    }
    return fault;
  }

  private static Throwable root(Throwable thrown) {
    Throwable root = thrown;
    for (int n = 0; n < MAX_CAUSES && root.getCause() != null; n++) {
      root = root.getCause();
    }
    return root;
  }
}
