package org.cloudimages.fault;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * The log of what went wrong, where the request id that the client has leads to, unless there were
 * too many in a minute.
 */
public final class Incidents {

  private static final Logger LOG = System.getLogger(Incidents.class.getName());

  // because while something is away each request tells of it
  private static final BoundedLog FAILURES = new BoundedLog(LOG, "failures");
  private static final BoundedLog OUTAGES = new BoundedLog(LOG, "requests that met an outage");

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
      case IMAGES_FAULT -> FAILURES.tell(Level.ERROR, LogText.of(description), thrown);
      case UNAVAILABLE ->
          OUTAGES.tell(Level.WARNING, () -> LogText.of(description + ": " + root(thrown)));
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
