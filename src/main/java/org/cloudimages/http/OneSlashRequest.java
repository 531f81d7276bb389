package org.cloudimages.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/**
 * A request without the slashes that a client put before its path when it glued it to an endpoint
 * that ends with one; Glance drops them too.
 */
@SuppressWarnings("JdkObsolete") // because the Servlet API has a StringBuffer
public final class OneSlashRequest extends HttpServletRequestWrapper {

  private final String uri;

  private OneSlashRequest(HttpServletRequest request) {
    super(request);
    this.uri = path(request);
  }

  public static HttpServletRequest of(HttpServletRequest request) {
    return hasSeveral(request.getRequestURI()) ? new OneSlashRequest(request) : request;
  }

  /** The raw path of a request, with one slash before it. */
  static String path(HttpServletRequest request) {
    String uri = request.getRequestURI();
    return hasSeveral(uri) ? uri.replaceFirst("^/+", "/") : uri;
  }

  private static boolean hasSeveral(String uri) {
    return uri.startsWith("//");
  }

  @Override
  public String getRequestURI() {
    return uri;
  }

  @Override
  public StringBuffer getRequestURL() {
    StringBuffer url = super.getRequestURL();
    url.setLength(url.length() - super.getRequestURI().length());
    return url.append(uri);
  }
}
