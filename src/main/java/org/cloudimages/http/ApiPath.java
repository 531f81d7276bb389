package org.cloudimages.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The raw path of a request as the API sees it.
 *
 * @param uri the path, still percent-encoded, {@code /v2.N} and un-versioned forms written as
 *     {@code /v2}
 * @param kind which part of the service the path belongs to
 */
public record ApiPath(String uri, Kind kind) {

  /** What a path belongs to. */
  public enum Kind {
    /** A resource of the Images API: {@code /v2/…}. */
    IMAGES,
    /** The service's own identity API: {@code /identity} and below. */
    IDENTITY,
    /** Just {@code /v2}, with or without a slash. */
    VERSION,
    /** {@code /versions} and below. */
    VERSIONS,
    /** {@code /healthcheck}. */
    HEALTHCHECK,
    /** {@code /healthcheck/ready}. */
    READINESS,
    /** {@code /metrics}. */
    METRICS,
    /** Any path, of which a browser asks what a page of another origin may send there. */
    PREFLIGHT,
    /** {@code /openapi}, its two forms by name, and what is below it. */
    DOCUMENT,
    /** The root and everything else. */
    OTHER
  }

  private static final String ATTRIBUTE = ApiPath.class.getName();
  private static final String IDENTITY = "/identity";
  private static final String IDENTITY_V3 = IDENTITY + "/v3";
  private static final Pattern DOCUMENT = Pattern.compile("/openapi(\\.yaml|\\.json|/.*)?");
  private static final Pattern VENDOR_TYPE =
      Pattern.compile("application/vnd\\.openstack\\.images-(v2(?:\\.\\d{1,2})?)(?:[\\s,;].*)?");
  private static final Pattern VERSION = Pattern.compile("/(v2(?:\\.\\d{1,2})?)(/.*)?");

  /** The path that a request came with, whatever wraps the request by now; worked out once. */
  public static ApiPath of(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof ApiPath known) {
      return known;
    }
    ApiPath path = read(request);
    request.setAttribute(ATTRIBUTE, path);
    return path;
  }

  /** Notes that the request only asks what may be sent to its path. */
  public static void keepAsPreflight(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, new ApiPath(of(request).uri(), Kind.PREFLIGHT));
  }

  private static ApiPath read(HttpServletRequest request) {
    String uri = PathRequest.pathWithOneSlash(request);
    if (uri.startsWith("/v2/") && uri.length() > 4) {
      return new ApiPath(uri, Kind.IMAGES);
    }
    Matcher version = VERSION.matcher(uri);
    if (version.matches() && isListed(version.group(1))) {
      String rest = version.group(2);
      return rest == null || rest.equals("/")
          ? new ApiPath("/v2", Kind.VERSION)
          : new ApiPath("/v2" + rest, Kind.IMAGES);
    }
    return unversioned(request, uri);
  }

  private static ApiPath unversioned(HttpServletRequest request, String uri) {
    if (uri.equals("/healthcheck")) {
      return new ApiPath(uri, Kind.HEALTHCHECK);
    }
    if (uri.equals("/healthcheck/ready")) {
      return new ApiPath(uri, Kind.READINESS);
    }
    if (uri.equals("/metrics")) {
      return new ApiPath(uri, Kind.METRICS);
    }
    if (DOCUMENT.matcher(uri).matches()) {
      return new ApiPath(uri, Kind.DOCUMENT);
    }
    if (uri.equals("/versions") || uri.startsWith("/versions/")) {
      return new ApiPath(uri, Kind.VERSIONS);
    }
    if (isIdentity(uri)) {
      return new ApiPath(identity(uri), Kind.IDENTITY);
    }
    String accept = request.getHeader("Accept");
    return accept != null && isVendorType(accept) && uri.length() > 1 && uri.startsWith("/")
        ? new ApiPath("/v2" + uri, Kind.IMAGES)
        : new ApiPath(uri, Kind.OTHER);
  }

  /** Whether the raw path belongs to the identity API. */
  public static boolean isIdentity(String uri) {
    return uri.equals(IDENTITY) || uri.startsWith(IDENTITY + "/");
  }

  /** Clients glue a slash to the two paths that describe versions, and to no other. */
  private static String identity(String uri) {
    return uri.equals(IDENTITY + "/") || uri.equals(IDENTITY_V3 + "/")
        ? uri.substring(0, uri.length() - 1)
        : uri;
  }

  private static boolean isVendorType(String accept) {
    Matcher type = VENDOR_TYPE.matcher(accept.toLowerCase(Locale.ROOT));
    return type.matches() && isListed(type.group(1));
  }

  private static boolean isListed(String version) {
    return version.equals("v2") || ApiMinor.listed(version).isPresent();
  }
}
