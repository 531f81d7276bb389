package org.cloudimages.data.boundary;

import org.cloudimages.arquillian.TestBed;

/** Requests that are answered before anybody looks at their bodies. */
enum EarlyAnswer {
  VERSIONS(300, null, "GET /", ""),
  UNWANTED(400, "member", "GET IMAGE", ""),
  MALFORMED(400, "member", "PUT IMAGE/file", DataType.DATA + "X-OpenStack-Image-Size: many\r\n"),
  UNAUTHORIZED(401, null, "POST /v2/images", "Content-Type: application/json\r\n"),
  UNAUTHORIZED_UPLOAD(401, null, "PUT IMAGE/file", DataType.DATA),
  FORBIDDEN(403, "reader", "PUT IMAGE/file", DataType.DATA),
  NOT_FOUND(404, "member", "PUT /v2/images/nope/file", DataType.DATA),
  NO_SUCH_PATH(404, "member", "POST /v2/nothing", "Content-Type: application/json\r\n"),
  ARCHIVE(404, null, "GET /WEB-INF/web.xml", ""),
  BAD_METHOD(405, "member", "POST IMAGE", "Content-Type: application/x-www-form-urlencoded\r\n"),
  BAD_MEDIA_TYPE(415, "member", "PUT IMAGE/stage", "Content-Type: text/plain\r\n"),
  HEADER_TOO_LARGE(431, null, "GET /", "X-Openstack-Request-Id: " + "x".repeat(65) + "\r\n"),
  TOO_LARGE(413, "member", "PUT IMAGE/file", DataType.DATA),
  UNAVAILABLE(503, "member", "PUT IMAGE/file", DataType.DATA);

  private static final class DataType {
    static final String DATA = "Content-Type: application/octet-stream\r\n";
  }

  /** Two TiB, twice as many as an image may have. */
  private static final String TOO_MUCH = "Content-Length: 2199023255552";

  private final int status;
  private final String user;
  private final String line;
  private final String headers;

  EarlyAnswer(int status, String user, String line, String headers) {
    this.status = status;
    this.user = user;
    this.line = line;
    this.headers = headers;
  }

  int status() {
    return status;
  }

  /** Whether it is the answer of a node that has as many transfers as it may. */
  boolean isOfABusyNode() {
    return this == UNAVAILABLE;
  }

  /** Announces a body that never comes. */
  Trickle silent(String image) {
    return ask(image, this == TOO_LARGE ? TOO_MUCH : "Content-Length: 1000", "");
  }

  Trickle ask(String image, String framing, String body) {
    String token =
        user == null ? "" : "X-Auth-Token: " + TestBed.get().users().token(user) + "\r\n";
    return Trickle.request(
        line.replace("IMAGE", image)
            + " HTTP/1.1\r\nHost: localhost\r\n"
            + token
            + headers
            + framing
            + "\r\n\r\n"
            + body);
  }
}
