package org.cloudimages.fault;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers with the fault that the service chose. */
@Provider
public class ImagesExceptionMapper implements ExceptionMapper<ImagesException> {

  @Override
  public Response toResponse(ImagesException exception) {
    return FaultResponse.of(exception.fault());
  }
}
