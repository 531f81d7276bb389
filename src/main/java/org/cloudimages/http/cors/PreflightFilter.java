package org.cloudimages.http.cors;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.cloudimages.http.ApiPath;

/**
 * Answers what a browser asks before it sends a request of another origin's page. It asks without a
 * token, and sends the request only after an answer that is none of a fault.
 */
public class PreflightFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Inject private transient Cors cors;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (ApiPath.of(request).kind() == ApiPath.Kind.PREFLIGHT) {
      cors.answer(request, response);
    } else {
      chain.doFilter(request, response);
    }
  }
}
