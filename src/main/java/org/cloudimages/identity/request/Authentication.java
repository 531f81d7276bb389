package org.cloudimages.identity.request;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import org.cloudimages.fault.Fault;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.http.PublicEndpoint;
import org.cloudimages.identity.Caller;
import org.cloudimages.identity.TokenValidator;

/** Lets nobody on who does not prove who it is. */
@Singleton
public class Authentication {

  private final Identification identification;
  private final TokenValidator tokens;
  private final PublicEndpoint endpoint;
  private final AuthenticationFailures failures;

  @Inject
  Authentication(
      Identification identification,
      TokenValidator tokens,
      PublicEndpoint endpoint,
      AuthenticationFailures failures) {
    this.identification = identification;
    this.tokens = tokens;
    this.endpoint = endpoint;
    this.failures = failures;
  }

  /**
   * Returns the caller.
   *
   * @throws ImagesException 401 when there is none, which is told where a token was given; as
   *     {@link Identification#caller}
   */
  public Caller require(HttpServletRequest request) {
    return identification.caller(request).orElseThrow(() -> unauthorized(request));
  }

  private ImagesException unauthorized(HttpServletRequest request) {
    if (Identification.hasToken(request)) {
      failures.ofToken(request);
    }
    String uri = tokens.authenticationUri(endpoint.of(request));
    return new ImagesException(
        Fault.of(FaultType.UNAUTHORIZED)
            .header("WWW-Authenticate", "Keystone uri=\"" + uri + "\""));
  }
}
