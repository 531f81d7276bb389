package org.cloudimages.client.fault;

import java.io.Serial;

/** The bytes that were sent or received are not those that the image's digests tell of. */
public final class DigestException extends ImageServiceException {

  @Serial private static final long serialVersionUID = 1L;

  public DigestException(String message) {
    super(message, null);
  }
}
