package org.cloudimages.http.filter;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.cloudimages.fault.Fault;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.http.ApiPath;
import org.cloudimages.http.Percent;

/**
 * Judges the raw path, before a JAX-RS runtime decodes, normalizes or cuts it: broken escapes are
 * 400; empty and dot segments and a trailing slash are 404.
 */
public class PathFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    ApiPath path = ApiPath.of(request);
    check(path.uri());
    chain.doFilter(new ApiRequest(request, path.uri().replace(";", "%3B")), response);
  }

  private static void check(String uri) {
    boolean found = true;
    for (String segment : uri.substring(1).split("/", -1)) {
      String name =
          Percent.decode(segment)
              .orElseThrow(() -> ImagesException.badRequest("The path is not valid."));
      found &= !name.isEmpty() && !name.equals(".") && !name.equals("..");
    }
    if (!found) {
      throw new ImagesException(Fault.of(FaultType.NOT_FOUND));
    }
  }
}
