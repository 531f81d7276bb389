package org.cloudimages.monitor;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.cloudimages.fault.Fault;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.http.ApiPath;
import org.cloudimages.http.ReadMethods;

/**
 * Refuses everything while the node drains. {@code /healthcheck} tells whether it does, in plain
 * text or, where that is accepted, as JSON; {@code /healthcheck/ready} tells as JSON whether
 * requests would be served.
 */
public class HealthFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Inject private transient Drain drain;
  @Inject private transient NodeReadiness readiness;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    switch (ApiPath.of(request).kind()) {
      case HEALTHCHECK -> {
        ReadMethods.require(request.getMethod());
        sendAlive(request, response);
      }
      case READINESS -> {
        ReadMethods.require(request.getMethod());
        send(readiness.current(), response);
      }
      // because figures are looked at until the end, and a page cannot read why it may not ask
      case METRICS, PREFLIGHT -> chain.doFilter(request, response);
      default -> {
        requireTaking();
        chain.doFilter(request, response);
      }
    }
  }

  private void requireTaking() {
    if (drain.isDraining()) {
      throw ImagesException.unavailable();
    }
  }

  private void sendAlive(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (acceptsJson(request)) {
      send(drain.isDraining() ? Health.DRAINING : Health.OK, response);
      return;
    }
    requireTaking();
    send("text/plain", "OK".getBytes(StandardCharsets.US_ASCII), response);
  }

  private static boolean acceptsJson(HttpServletRequest request) {
    String accept = request.getHeader("Accept");
    return accept != null && accept.toLowerCase(Locale.ROOT).contains(MediaType.APPLICATION_JSON);
  }

  private static void send(Health health, HttpServletResponse response) throws IOException {
    if (!health.isOk()) {
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      Fault.unavailable().headers().forEach(response::setHeader);
    }
    send(MediaType.APPLICATION_JSON, health.body(), response);
  }

  private static void send(String type, byte[] body, HttpServletResponse response)
      throws IOException {
    response.setContentType(type);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
