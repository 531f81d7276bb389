package org.cloudimages.fault;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** The log of what went wrong, where the request id that the client has leads to. */
public final class Incidents {

  private static final Logger LOG = System.getLogger(Incidents.class.getName());

  private Incidents() {}

  /** Returns what the client is told about the throwable, and logs what it is not told. */
  public static Fault fault(Throwable thrown, HttpServletRequest request) {
    Fault fault = Causes.fault(thrown);
    switch (fault.type()) {
      case IMAGES_FAULT -> LOG.log(Level.ERROR, () -> describe(request), thrown);
      case UNAVAILABLE -> LOG.log(Level.WARNING, () -> describe(request) + ": " + root(thrown));
      default -> {}
    }
    return fault;
  }

  private static String describe(HttpServletRequest request) {
    return RequestId.of(request) + " " + request.getMethod() + " " + request.getRequestURI();
  }

  private static Throwable root(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root;
  }
}
