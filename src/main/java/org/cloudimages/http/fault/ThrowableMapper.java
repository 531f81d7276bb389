package org.cloudimages.http.fault;

import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.cloudimages.fault.Incidents;

/** Answers whatever nobody expected, by what the cause chain says. */
@Provider
@Singleton
public class ThrowableMapper implements ExceptionMapper<Throwable> {

  @Context private HttpServletRequest request;

  @Override
  public Response toResponse(Throwable thrown) {
    return FaultResponse.of(Incidents.fault(thrown, RequestId.describe(request)), request);
  }
}
