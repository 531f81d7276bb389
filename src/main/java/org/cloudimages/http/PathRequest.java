package org.cloudimages.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** A request with another path than the client wrote. */
@SuppressWarnings("JdkObsolete") // because the Servlet API has a StringBuffer
public class PathRequest extends HttpServletRequestWrapper {

  private final String uri;

  /**
   * The same request with this raw path.
   *
   * @param uri escaped, as in a request line
   */
  protected PathRequest(HttpServletRequest request, String uri) {
    super(request);
    this.uri = uri;
  }

  /**
   * A request without the slashes that a client put before its path when it glued it to an endpoint
   * that ends with one; Glance drops them too.
   */
  public static HttpServletRequest withOneSlash(HttpServletRequest request) {
    String uri = pathWithOneSlash(request);
    return uri.equals(request.getRequestURI()) ? request : new PathRequest(request, uri);
  }

  /** The raw path of a request, with one slash before it. */
  static String pathWithOneSlash(HttpServletRequest request) {
    String uri = request.getRequestURI();
    return uri.startsWith("//") ? uri.replaceFirst("^/+", "/") : uri;
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
