package org.cloudimages.http.fault;

import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.TransactionalException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.cloudimages.fault.Incidents;

/**
 * Answers a commit that failed. {@link ThrowableMapper} would, but Jersey has a mapper of its own
 * for this exception, which throws it on.
 */
@Provider
@Priority(1)
@Singleton
public class TransactionalExceptionMapper implements ExceptionMapper<TransactionalException> {

  @Context private HttpServletRequest request;

  @Override
  public Response toResponse(TransactionalException thrown) {
    return FaultResponse.of(Incidents.fault(thrown, RequestId.describe(request)), request);
  }
}
