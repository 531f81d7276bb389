package org.cloudimages.payara;

/** An operation that cannot be run; its message is for the operator. */
final class OperationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  OperationException(String message) {
    super(message);
  }

  OperationException(String message, Throwable cause) {
    super(message, cause);
  }
}
