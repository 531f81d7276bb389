package org.cloudimages.identity.request;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import org.cloudimages.fault.Fault;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.http.ApiPath;
import org.cloudimages.identity.Caller;
import org.cloudimages.identity.TokenValidator;

/**
 * Lets only requests with a valid {@code X-Auth-Token} on, and gives them their caller. Where
 * tokens come from elsewhere, the service's own identity API is as unknown as any other path.
 */
public class IdentityFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Inject private transient TokenValidator tokens;
  @Inject private transient Authentication authentication;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean identityPath = ApiPath.of(request).kind() == ApiPath.Kind.IDENTITY;
    if (identityPath && tokens.issuesTokens()) {
      chain.doFilter(request, response);
      return;
    }
    Caller caller = authentication.require(request);
    if (identityPath) {
      throw new ImagesException(Fault.of(FaultType.NOT_FOUND));
    }
    chain.doFilter(new IdentifiedRequest(request, caller), response);
  }

  private static final class IdentifiedRequest extends HttpServletRequestWrapper {

    private final Caller caller;

    IdentifiedRequest(HttpServletRequest request, Caller caller) {
      super(request);
      this.caller = caller;
    }

    @Override
    public Principal getUserPrincipal() {
      return caller;
    }

    @Override
    public String getRemoteUser() {
      return caller.userId();
    }

    @Override
    public boolean isUserInRole(String role) {
      return caller.has(role);
    }
  }
}
