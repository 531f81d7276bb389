package org.cloudimages.http.filter;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.cloudimages.http.ApiPath;
import org.cloudimages.http.PathRequest;
import org.cloudimages.http.Percent;
import org.cloudimages.http.content.AcceptedTypes;
import org.cloudimages.http.content.ContentType;
import org.cloudimages.http.fault.RuntimeExceptionMapper;

/** The request as the JAX-RS runtime is to see it, so that every runtime routes it alike. */
public final class ApiRequest extends PathRequest {

  private static final String ACCEPT = "Accept";

  /** What the runtimes read, and refuse when it is malformed, and the API does not look at. */
  private static final Set<String> HIDDEN = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  static {
    Collections.addAll(
        HIDDEN, "Content-Type", "Accept-Charset", "Accept-Encoding", "Accept-Language");
  }

  private static final String ANYTHING = "*/*";

  public ApiRequest(HttpServletRequest request, String uri) {
    super(request, uri);
    ContentType.keep(request);
    AcceptedTypes.keep(request);
  }

  @Override
  public String getPathInfo() {
    return Percent.decode(getRequestURI()).orElse(getRequestURI());
  }

  @Override
  public String getMethod() {
    String method = super.getMethod();
    // because the runtimes answer these two by themselves; the API has neither, Keystone has HEAD
    boolean isUnknownHead = method.equals("HEAD") && !ApiPath.isIdentity(getRequestURI());
    // because RESTEasy takes any case of letters, and HTTP does not
    boolean isInCapitals = method.equals(method.toUpperCase(Locale.ROOT));
    return isUnknownHead || method.equals("OPTIONS") || !isInCapitals
        ? RuntimeExceptionMapper.HIDDEN + method
        : method;
  }

  @Override
  public String getContentType() {
    return null;
  }

  @Override
  public String getHeader(String name) {
    Enumeration<String> values = getHeaders(name);
    return values.hasMoreElements() ? values.nextElement() : null;
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    if (ACCEPT.equalsIgnoreCase(name)) {
      // because no Accept header changes the format here, and none leads to a 406
      return Collections.enumeration(List.of(ANYTHING));
    }
    return HIDDEN.contains(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    List<String> names = Collections.list(super.getHeaderNames());
    names.removeIf(HIDDEN::contains);
    return Collections.enumeration(names);
  }
}
