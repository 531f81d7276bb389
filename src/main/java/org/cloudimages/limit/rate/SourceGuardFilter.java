package org.cloudimages.limit.rate;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.http.SourceAddress;

/**
 * Refuses what one address sends above its rate, before its token costs anything, and counts how
 * often it fails to authenticate.
 */
public class SourceGuardFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Inject private transient SourceGuard guard;
  @Inject private transient SourceAddress address;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (guard.isSet()) {
      watch(address.of(request), request, response, chain);
    } else {
      chain.doFilter(request, response);
    }
  }

  private void watch(
      String source, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    guard.admit(source);
    try {
      chain.doFilter(request, response);
    } catch (ImagesException e) {
      if (e.fault().type() == FaultType.UNAUTHORIZED) {
        guard.countFailure(source);
      }
      throw e;
    }
    // because a failed login is answered by JAX-RS
    if (response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED) {
      guard.countFailure(source);
    }
  }
}
