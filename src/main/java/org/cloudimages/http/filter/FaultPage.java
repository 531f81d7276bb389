package org.cloudimages.http.filter;

import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.cloudimages.fault.Fault;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.Incidents;
import org.cloudimages.http.fault.FaultResponse;
import org.cloudimages.http.fault.RequestId;

/** The page behind {@code <error-page>}: what the server refuses before JAX-RS, in our form. */
public class FaultPage extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject private transient AnswerHeaders headers;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (RequestId.of(request) == null) {
      headers.begin(request, response);
    }
    FaultResponse.send(fault(request), request, response);
  }

  private static Fault fault(HttpServletRequest request) {
    if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown) {
      return Incidents.fault(thrown, RequestId.describe(request));
    }
    return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
        ? Fault.ofStatus(status)
        : Fault.of(FaultType.NOT_FOUND);
  }
}
