package org.cloudimages.http.fault;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.MediaType;
import org.cloudimages.fault.Fault;
import org.cloudimages.http.ApiPath;
import org.cloudimages.http.content.AcceptedTypes;

/** The forms that a fault has for those who read it. */
enum FaultForm {
  /** Of the Images API: what every client of OpenStack parses. */
  IMAGES(MediaType.APPLICATION_JSON) {
    @Override
    byte[] body(Fault fault, HttpServletRequest request) {
      return fault.body();
    }
  },
  /** Of Keystone. */
  IDENTITY(MediaType.APPLICATION_JSON) {
    @Override
    byte[] body(Fault fault, HttpServletRequest request) {
      return fault.identityBody();
    }
  },
  /** Of RFC 9457, for who asks for it. */
  PROBLEM("application/problem+json") {
    @Override
    byte[] body(Fault fault, HttpServletRequest request) {
      return fault.problemBody(RequestId.answered(request));
    }
  };

  private final String type;

  FaultForm(String type) {
    this.type = type;
  }

  /** The form for the client that sent the request, whatever wraps it by now. */
  static FaultForm of(HttpServletRequest request) {
    if (AcceptedTypes.prefer(request, PROBLEM.type, MediaType.APPLICATION_JSON)) {
      return PROBLEM;
    }
    return ApiPath.isIdentity(request.getRequestURI()) ? IDENTITY : IMAGES;
  }

  /** Its media type. */
  String type() {
    return type;
  }

  /** The bytes of the body. */
  abstract byte[] body(Fault fault, HttpServletRequest request);
}
