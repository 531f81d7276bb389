package org.cloudimages.limit.rate;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.cloudimages.http.VerbClass;
import org.cloudimages.identity.Caller;

/** Counts every identified request against the rate of its project. */
public class RateLimitFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Inject private transient RateLimits limits;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (limits.areSet() && request.getUserPrincipal() instanceof Caller caller) {
      limits.count(caller, VerbClass.of(request), request.getMethod());
    }
    chain.doFilter(request, response);
  }
}
