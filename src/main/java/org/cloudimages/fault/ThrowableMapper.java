package org.cloudimages.fault;

import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers whatever nobody expected, by what the cause chain says. */
@Provider
@Singleton
public class ThrowableMapper implements ExceptionMapper<Throwable> {

  @Context private HttpServletRequest request;

  @Override
  public Response toResponse(Throwable thrown) {
    return FaultResponse.of(Incidents.fault(thrown, request), request);
  }
}
