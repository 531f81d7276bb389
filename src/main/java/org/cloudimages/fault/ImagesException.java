package org.cloudimages.fault;

import java.io.Serial;

/**
 * Ends a request with a fault. Thrown where the reason is known, caught only at the door; it rolls
 * the transaction back.
 */
public final class ImagesException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final transient Fault fault;

  public ImagesException(Fault fault) {
    // because it is an answer and no incident: nobody reads its stack trace
    super(fault.message(), null, false, false);
    this.fault = fault;
  }

  public static ImagesException of(FaultType type, String message) {
    return new ImagesException(Fault.of(type, message));
  }

  public static ImagesException badRequest(String message) {
    return of(FaultType.BAD_REQUEST, message);
  }

  /** 400 for a value; the field comes first, so that a person sees at once what to mend. */
  public static ImagesException invalid(String field, String why) {
    return new ImagesException(
        Fault.of(FaultType.BAD_REQUEST, "Invalid value for '" + field + "': " + why).field(field));
  }

  /** 403 for an attribute that is not the client's to change; it comes first in the text. */
  public static ImagesException untouchable(String field, String why) {
    return new ImagesException(
        Fault.of(FaultType.FORBIDDEN, "'" + field + "' " + why).field(field));
  }

  public static ImagesException forbidden(String message) {
    return of(FaultType.FORBIDDEN, message);
  }

  public static ImagesException notFound(String message) {
    return of(FaultType.NOT_FOUND, message);
  }

  public static ImagesException conflict(String message) {
    return of(FaultType.CONFLICT, message);
  }

  public static ImagesException gone(String message) {
    return of(FaultType.GONE, message);
  }

  public static ImagesException overLimit(String message) {
    return of(FaultType.OVER_LIMIT, message);
  }

  /** 503: nothing was changed, repeating is safe. */
  public static ImagesException unavailable() {
    return new ImagesException(Fault.unavailable());
  }

  public Fault fault() {
    return fault;
  }
}
