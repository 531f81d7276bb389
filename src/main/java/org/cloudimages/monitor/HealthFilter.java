package org.cloudimages.monitor;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.cloudimages.fault.Fault;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.http.ApiPath;

/** Refuses everything while the node drains, and answers {@code /healthcheck} otherwise. */
public class HealthFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Inject private transient Drain drain;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (drain.isDraining()) {
      throw ImagesException.unavailable();
    }
    if (ApiPath.of(request).kind() != ApiPath.Kind.HEALTHCHECK) {
      chain.doFilter(request, response);
      return;
    }
    if (!request.getMethod().equals("GET")) {
      throw new ImagesException(
          Fault.of(FaultType.BAD_METHOD, request.getMethod() + " is not allowed here.")
              .header("Allow", "GET"));
    }
    response.setContentType("text/plain");
    response.getOutputStream().print("OK");
  }
}
