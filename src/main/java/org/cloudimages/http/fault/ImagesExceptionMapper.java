package org.cloudimages.http.fault;

import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.cloudimages.fault.ImagesException;

/** Answers with the fault that the service chose. */
@Provider
@Singleton
public class ImagesExceptionMapper implements ExceptionMapper<ImagesException> {

  @Context private HttpServletRequest request;

  @Override
  public Response toResponse(ImagesException exception) {
    return FaultResponse.of(exception.fault(), request);
  }
}
