package org.cloudimages.client.fault;

import java.io.Serial;

/** Something that was asked of the service was not done, or not as it must be. */
public abstract sealed class ImageServiceException extends RuntimeException
    permits FaultException, LoginException, DigestException {

  @Serial private static final long serialVersionUID = 1L;

  ImageServiceException(String message, Throwable cause) {
    super(message, cause);
  }
}
