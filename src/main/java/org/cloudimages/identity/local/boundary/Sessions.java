package org.cloudimages.identity.local.boundary;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.cloudimages.fault.Fault;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.http.PublicEndpoint;
import org.cloudimages.identity.IdentityKind;
import org.cloudimages.identity.local.LocalUsers;
import org.cloudimages.identity.local.Session;
import org.cloudimages.identity.request.AuthenticationFailures;

/** Whose tokens the headers of a request hold. */
@Singleton
class Sessions {

  private final Provider<LocalUsers> users;
  private final PublicEndpoint endpoint;
  private final AuthenticationFailures failures;

  /** Takes a provider, because where another identity is chosen there must be no local users. */
  @Inject
  Sessions(
      @IdentityKind("local") Provider<LocalUsers> users,
      PublicEndpoint endpoint,
      AuthenticationFailures failures) {
    this.users = users;
    this.endpoint = endpoint;
    this.failures = failures;
  }

  LocalUsers users() {
    return users.get();
  }

  /**
   * The caller's own session.
   *
   * @throws ImagesException 401 without a valid {@code X-Auth-Token}
   */
  Session ofCaller(HttpServletRequest request) {
    Optional<Session> session = named(request, "X-Auth-Token");
    if (session.isEmpty() && request.getHeader("X-Auth-Token") != null) {
      failures.ofToken(request);
    }
    return session.orElseThrow(
        () -> unauthorized(request, "The request you have made requires authentication."));
  }

  /** Begins another session for a token, or returns empty when it is worth nothing. */
  Optional<Session> continued(HttpServletRequest request, String token) {
    Optional<Session> session = users.get().continued(token);
    if (session.isEmpty()) {
      failures.ofToken(request);
    }
    return session;
  }

  /**
   * The session that the request is about, which must be the caller's own unless it is an
   * administrator or a service.
   *
   * @throws ImagesException 401 for the caller, 403 for another's session, 404 for none
   */
  Session ofSubject(HttpServletRequest request) {
    Session caller = ofCaller(request);
    Session subject =
        named(request, "X-Subject-Token")
            .orElseThrow(() -> ImagesException.notFound("The token could not be found."));
    boolean isOwn = subject.user().id().equals(caller.user().id());
    if (isOwn || caller.user().isAdmin() || caller.user().caller().has("service")) {
      return subject;
    }
    throw ImagesException.forbidden("The token belongs to another user.");
  }

  ImagesException unauthorized(HttpServletRequest request, String why) {
    String uri = endpoint.of(request) + "/identity/v3";
    return new ImagesException(
        Fault.of(FaultType.UNAUTHORIZED, why)
            .header("WWW-Authenticate", "Keystone uri=\"" + uri + "\""));
  }

  private Optional<Session> named(HttpServletRequest request, String header) {
    return Optional.ofNullable(request.getHeader(header))
        .map(String::strip)
        .flatMap(token -> users.get().session(token));
  }
}
