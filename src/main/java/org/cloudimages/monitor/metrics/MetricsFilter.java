package org.cloudimages.monitor.metrics;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.http.ApiPath;
import org.cloudimages.http.ReadMethods;
import org.cloudimages.http.SourceAddress;
import org.cloudimages.identity.request.Authentication;
import org.cloudimages.policy.Policies;

/**
 * Answers {@code /metrics}, also while the node drains: without a token to who asks from a network
 * of {@code images.metrics.networks}, and otherwise to administrators. What says that it was
 * forwarded needs a token, wherever it comes from.
 */
public class MetricsFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Inject private transient Metrics metrics;
  @Inject private transient MetricsSettings settings;
  @Inject private transient SourceAddress address;
  @Inject private transient Authentication authentication;
  @Inject private transient Policies policies;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (ApiPath.of(request).kind() != ApiPath.Kind.METRICS) {
      chain.doFilter(request, response);
      return;
    }
    requireReader(request);
    ReadMethods.require(request.getMethod());
    byte[] text = metrics.text();
    response.setContentType(Metrics.CONTENT_TYPE);
    response.setContentLength(text.length);
    response.getOutputStream().write(text);
  }

  private void requireReader(HttpServletRequest request) {
    if (!isNear(request) && !policies.isAdmin(authentication.require(request))) {
      throw ImagesException.forbidden("Metrics are for administrators.");
    }
  }

  private boolean isNear(HttpServletRequest request) {
    return !SourceAddress.isForwarded(request)
        && address.client(request).filter(settings::contain).isPresent();
  }
}
