package org.cloudimages.client.fault;

/** The kinds of fault that the service knows. */
public enum FaultKey {
  BAD_REQUEST("badRequest"),
  UNAUTHORIZED("unauthorized"),
  FORBIDDEN("forbidden"),
  ITEM_NOT_FOUND("itemNotFound"),
  BAD_METHOD("badMethod"),
  CONFLICT("conflict"),
  GONE("gone"),
  LENGTH_REQUIRED("lengthRequired"),
  PRECONDITION_FAILED("preconditionFailed"),
  OVER_LIMIT("overLimit"),
  BAD_MEDIA_TYPE("badMediaType"),
  RANGE_NOT_SATISFIABLE("rangeNotSatisfiable"),
  UNPROCESSABLE_ENTITY("unprocessableEntity"),
  REQUEST_HEADER_FIELDS_TOO_LARGE("requestHeaderFieldsTooLarge"),
  IMAGES_FAULT("imagesFault"),
  NOT_IMPLEMENTED("notImplemented"),
  BAD_GATEWAY("badGateway"),
  SERVICE_UNAVAILABLE("serviceUnavailable"),
  GATEWAY_TIMEOUT("gatewayTimeout"),

  /** One that a later version of the service knows, or an answer of something before it. */
  OTHER("");

  private final String text;

  FaultKey(String text) {
    this.text = text;
  }

  static FaultKey of(String text) {
    for (FaultKey key : values()) {
      if (key.text.equals(text)) {
        return key;
      }
    }
    return OTHER;
  }

  /** The key as it is in a fault's body. */
  public String text() {
    return text;
  }
}
