package org.cloudimages.http.fault;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.cloudimages.fault.Fault;

/** A fault on its way to the client, inside JAX-RS and outside of it. */
public final class FaultResponse {

  private FaultResponse() {}

  /** Answers from a filter or an error page. */
  public static void send(Fault fault, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] body = body(fault, request);
    response.setStatus(fault.type().status());
    fault.headers().forEach(response::setHeader);
    response.setContentType(MediaType.APPLICATION_JSON);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  static Response of(Fault fault, HttpServletRequest request) {
    Response.ResponseBuilder response =
        Response.status(fault.type().status())
            .type(MediaType.APPLICATION_JSON)
            .entity(body(fault, request));
    fault.headers().forEach(response::header);
    return response.build();
  }

  private static byte[] body(Fault fault, HttpServletRequest request) {
    return isIdentity(request) ? fault.identityBody() : fault.body();
  }

  /** Whether a client of Keystone asks. */
  static boolean isIdentity(HttpServletRequest request) {
    String uri = request.getRequestURI();
    return uri.equals("/identity") || uri.startsWith("/identity/");
  }
}
