package org.cloudimages.fault;

import jakarta.ws.rs.core.Response;

/** The kinds of fault that a client can meet: a status and the one top-level key of the body. */
public enum FaultType {
  BAD_REQUEST(400, "badRequest", "The request could not be understood."),
  UNAUTHORIZED(401, "unauthorized", "A valid token is required."),
  FORBIDDEN(403, "forbidden", "You are not authorized to do this."),
  NOT_FOUND(404, "itemNotFound", "The resource could not be found."),
  BAD_METHOD(405, "badMethod", "The method is not allowed here."),
  CONFLICT(409, "conflict", "The request conflicts with the state of the resource."),
  GONE(410, "gone", "The resource is gone."),
  LENGTH_REQUIRED(411, "lengthRequired", "The length of the body is required."),
  PRECONDITION_FAILED(412, "preconditionFailed", "A condition of the request does not hold."),
  OVER_LIMIT(413, "overLimit", "A limit is exceeded."),
  BAD_MEDIA_TYPE(415, "badMediaType", "The media type is not supported here."),
  RANGE_NOT_SATISFIABLE(416, "rangeNotSatisfiable", "The range cannot be satisfied."),
  UNPROCESSABLE(422, "unprocessableEntity", "The request cannot be carried out as it is."),
  HEADERS_TOO_LARGE(431, "requestHeaderFieldsTooLarge", "A request header is too large."),
  IMAGES_FAULT(500, "imagesFault", "The service failed to process the request."),
  NOT_IMPLEMENTED(501, "notImplemented", "This is not implemented."),
  BAD_GATEWAY(502, "badGateway", "A service behind this one failed."),
  UNAVAILABLE(503, "serviceUnavailable", "The service is temporarily unavailable."),
  GATEWAY_TIMEOUT(504, "gatewayTimeout", "A service behind this one did not answer in time.");

  /**
   * A name and no address (RFC 4151), because nothing is served there: what RFC 9457, 3.1.1, has
   * for such types.
   */
  private static final String NAMES = "tag:cloudimages.org,2026:fault/";

  private final int status;
  private final String key;
  private final String message;

  FaultType(int status, String key, String message) {
    this.status = status;
    this.key = key;
    this.message = message;
  }

  /** The type for a status that something else than this service chose. */
  static FaultType of(int status) {
    for (FaultType type : values()) {
      if (type.status == status) {
        return type;
      }
    }
    return status < 500 ? BAD_REQUEST : IMAGES_FAULT;
  }

  public int status() {
    return status;
  }

  public String key() {
    return key;
  }

  /** The name of the type in problem details; it never changes. */
  String uri() {
    return NAMES + key;
  }

  /** The status in the words of HTTP. */
  String title() {
    return this == UNPROCESSABLE
        // because JAX-RS has no word for it
        ? "Unprocessable Content"
        : Response.Status.fromStatusCode(status).getReasonPhrase();
  }

  /** What to say where nothing better is known. */
  public String message() {
    return message;
  }
}
