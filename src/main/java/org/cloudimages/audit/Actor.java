package org.cloudimages.audit;

import jakarta.servlet.http.HttpServletRequest;
import org.cloudimages.fault.RequestId;
import org.cloudimages.identity.Caller;

/** Who changes something, and in which request. */
public record Actor(Caller caller, String requestId) {

  /** The actor behind a request that passed the filters. */
  public static Actor of(HttpServletRequest request) {
    return new Actor((Caller) request.getUserPrincipal(), RequestId.of(request));
  }
}
