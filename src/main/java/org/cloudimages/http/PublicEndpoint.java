package org.cloudimages.http;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Where clients reach the service: {@code images.public-endpoint}, else as the request came. */
@Singleton
public class PublicEndpoint {

  private final Optional<String> configured;

  @Inject
  PublicEndpoint(HttpSettings settings) {
    this.configured = settings.publicEndpoint();
  }

  /** Returns scheme, host, port and prefix, without a slash at the end. */
  public String of(HttpServletRequest request) {
    return configured.orElseGet(
        () -> {
          String url = request.getRequestURL().toString();
          int path = url.indexOf('/', url.indexOf("://") + 3);
          return path < 0 ? url : url.substring(0, path);
        });
  }
}
