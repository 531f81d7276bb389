package org.cloudimages.http.cors;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/**
 * What answers tell a browser about pages of other origins. Credentials of the browser's own, such
 * as cookies, are never allowed, because nothing here looks at any. Thread-safe.
 */
@Singleton
public class Cors {

  /** Beside GET, HEAD and POST with plain headers, for which nobody asks. */
  private static final String METHODS = "GET, PUT, POST, DELETE, PATCH";

  private static final String REQUEST_HEADERS =
      String.join(
          ", ",
          "Accept-Encoding",
          "Content-Digest",
          "Content-MD5",
          "Content-Type",
          "Idempotency-Key",
          "If-Match",
          "If-None-Match",
          "Range",
          "Repr-Digest",
          "X-Auth-Token",
          "X-Identity-Status",
          "X-Image-Meta-Checksum",
          "X-Image-Meta-Store",
          "X-OpenStack-Image-Size",
          "X-OpenStack-Request-ID",
          "X-Roles",
          "X-Service-Catalog",
          "X-Storage-Token",
          "X-Subject-Token",
          "X-Tenant-Id",
          "X-User-Id");

  private static final String ANSWER_HEADERS =
      String.join(
          ", ",
          "Content-Range",
          "ETag",
          "Idempotency-Replayed",
          "Location",
          "OpenStack-image-import-methods",
          "OpenStack-image-store-ids",
          "Retry-After",
          "X-Auth-Token",
          "X-Image-Meta-Checksum",
          "X-OpenStack-Request-ID",
          "X-Service-Token",
          "X-Subject-Token");

  private static final String ORIGIN = "Origin";
  private static final String ALLOWED_ORIGIN = "Access-Control-Allow-Origin";

  private final CorsSettings settings;
  private final String maxAge;

  @Inject
  public Cors(CorsSettings settings) {
    this.settings = settings;
    this.maxAge = Long.toString(settings.maxAge().toSeconds());
  }

  /** Whether the pages of any other origin are served. */
  public boolean isOn() {
    return settings.areSet();
  }

  /** Lets the page that sent the request read the answer, if its origin is served. */
  public void open(HttpServletRequest request, HttpServletResponse response) {
    allowed(request)
        .ifPresent(
            origin -> {
              response.setHeader(ALLOWED_ORIGIN, origin);
              response.setHeader("Access-Control-Expose-Headers", ANSWER_HEADERS);
            });
  }

  /** Whether a browser asks what a page of another origin may send; never where that is off. */
  public boolean isPreflight(HttpServletRequest request) {
    return isOn()
        && request.getMethod().equals("OPTIONS")
        && request.getHeader(ORIGIN) != null
        && request.getHeader("Access-Control-Request-Method") != null;
  }

  /** Tells what the page may send, if its origin is served, whatever the path. */
  void answer(HttpServletRequest request, HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    if (allowed(request).isPresent()) {
      response.setHeader("Access-Control-Allow-Methods", METHODS);
      response.setHeader("Access-Control-Allow-Headers", REQUEST_HEADERS);
      response.setHeader("Access-Control-Max-Age", maxAge);
    }
  }

  /**
   * What allows the origin of the request; nothing where it has none, or one that is not served.
   */
  private Optional<String> allowed(HttpServletRequest request) {
    return isOn()
        ? Optional.ofNullable(request.getHeader(ORIGIN))
            .filter(settings::contain)
            .map(origin -> settings.contain(CorsSettings.ANY) ? CorsSettings.ANY : origin)
        : Optional.empty();
  }
}
