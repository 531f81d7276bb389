package org.cloudimages.audit.boundary;

import jakarta.servlet.http.HttpServletRequest;
import org.cloudimages.audit.Actor;
import org.cloudimages.http.fault.RequestId;
import org.cloudimages.identity.Caller;

/** Who is behind a request. */
public final class Actors {

  private Actors() {}

  /** The actor behind a request that passed the filters. */
  public static Actor of(HttpServletRequest request) {
    return new Actor((Caller) request.getUserPrincipal(), RequestId.of(request));
  }
}
