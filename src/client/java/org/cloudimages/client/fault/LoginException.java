package org.cloudimages.client.fault;

import java.io.Serial;

/** No token was to be had of the identity service. */
public final class LoginException extends ImageServiceException {

  @Serial private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * Tells an answer that is no token.
   *
   * @param status 401 where name, password, project or secret are wrong
   */
  public LoginException(int status, String message) {
    super(message, null);
    this.status = status;
  }

  /** Tells that there was no answer. */
  public LoginException(String message, Throwable cause) {
    super(message, cause);
    this.status = 0;
  }

  /** What the identity service answered, 0 where it did not. */
  public int status() {
    return status;
  }
}
