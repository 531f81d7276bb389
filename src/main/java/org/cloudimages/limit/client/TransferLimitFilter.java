package org.cloudimages.limit.client;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.cloudimages.http.VerbClass;
import org.cloudimages.identity.Caller;

/**
 * Refuses a transfer when so many are under way, of all or of its project, that others would wait
 * for a thread.
 */
public class TransferLimitFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Inject private transient TransferLimit limit;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (VerbClass.of(request) != VerbClass.DATA
        || !(request.getUserPrincipal() instanceof Caller caller)) {
      chain.doFilter(request, response);
      return;
    }
    String project = caller.projectId();
    limit.begin(project);
    try {
      chain.doFilter(request, response);
    } finally {
      limit.end(project);
    }
  }
}
