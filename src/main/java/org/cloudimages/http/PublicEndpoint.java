package org.cloudimages.http;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where clients reach the service: {@code images.public-endpoint}, else as the request came. */
@Singleton
public class PublicEndpoint {

  private final Optional<String> configured;

  @Inject
  PublicEndpoint(@ConfigProperty(name = "images.public-endpoint") Optional<String> configured) {
    this.configured = configured.map(url -> url.replaceAll("/+$", ""));
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
