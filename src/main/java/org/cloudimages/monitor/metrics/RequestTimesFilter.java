package org.cloudimages.monitor.metrics;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Counts and times every request, whatever becomes of it. */
public class RequestTimesFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Inject private transient Requests requests;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    long began = System.nanoTime();
    requests.begin();
    try {
      chain.doFilter(request, response);
    } finally {
      String operation = Operation.of(request.getAttribute(Operation.ATTRIBUTE));
      requests.end(operation, response.getStatus(), System.nanoTime() - began);
    }
  }
}
