package org.cloudimages.http.fault;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.cloudimages.fault.Fault;

/**
 * A fault on its way to the client, inside JAX-RS and outside of it: the one place where any is
 * written.
 */
public final class FaultResponse {

  private FaultResponse() {}

  /** Answers from a filter or an error page. */
  public static void send(Fault fault, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    FaultForm form = FaultForm.of(request);
    byte[] body = form.body(fault, request);
    response.setStatus(fault.type().status());
    fault.headers().forEach(response::setHeader);
    response.setContentType(form.type());
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  static Response of(Fault fault, HttpServletRequest request) {
    FaultForm form = FaultForm.of(request);
    byte[] body = form.body(fault, request);
    Response.ResponseBuilder response =
        Response.status(fault.type().status())
            .type(form.type())
            // because it may be sent while the rest of the request is still to come, and WildFly
            // would end it with the connection then, for which its client waits
            .header(HttpHeaders.CONTENT_LENGTH, body.length)
            .entity(body);
    fault.headers().forEach(response::header);
    return response.build();
  }
}
