package org.cloudimages.identity.local.boundary;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.http.SourceAddress;
import org.cloudimages.http.fault.RequestId;
import org.cloudimages.identity.IdentityAudit;
import org.cloudimages.identity.IdentityEvent;
import org.cloudimages.identity.IdentityEvent.Kind;
import org.cloudimages.identity.LoginGuard;
import org.cloudimages.identity.LoginGuard.Standing;
import org.cloudimages.identity.local.LocalUser;
import org.cloudimages.identity.local.Session;
import org.cloudimages.identity.local.UserKey;
import org.cloudimages.identity.request.AuthenticationFailures;

/** Attempts to prove by a password who one is: bounded before, told of afterwards. */
@Singleton
class Logins {

  private final Sessions sessions;
  private final LoginGuard guard;
  private final AuthenticationFailures failures;
  private final IdentityAudit audit;
  private final SourceAddress address;

  @Inject
  Logins(
      Sessions sessions,
      LoginGuard guard,
      AuthenticationFailures failures,
      IdentityAudit audit,
      SourceAddress address) {
    this.sessions = sessions;
    this.guard = guard;
    this.failures = failures;
    this.audit = audit;
    this.address = address;
  }

  /**
   * Begins a session, or returns empty when the password is wrong.
   *
   * @throws ImagesException 413 after too many failures, 503 when too many others log in
   */
  Optional<Session> login(HttpServletRequest request, LoginRequest.Password login) {
    return attempt(
        request,
        login.user(),
        standing ->
            sessions
                .users()
                .login(login.user(), login.password(), standing)
                .filter(session -> login.isOfOurDomain()),
        Optional::isPresent);
  }

  /**
   * Changes a password, or returns false when the former one is wrong.
   *
   * @throws ImagesException as above
   */
  boolean changePassword(HttpServletRequest request, String id, String former, String password) {
    boolean isChanged =
        attempt(
            request,
            UserKey.ofId(id),
            standing -> sessions.users().changePassword(id, former, password, standing),
            Boolean::booleanValue);
    if (isChanged) {
      note(Kind.PASSWORD_CHANGED, sessions.users().user(id), request);
    }
    return isChanged;
  }

  /** Ends a session, see {@link org.cloudimages.identity.local.LocalUsers#revoke}. */
  void revoke(HttpServletRequest request, Session session) {
    sessions.users().revoke(session);
    note(Kind.TOKEN_REVOKED, Optional.of(session.user()), request);
  }

  private <T> T attempt(
      HttpServletRequest request, UserKey key, Function<Standing, T> proof, Predicate<T> isRight) {
    Optional<LocalUser> user = sessions.users().user(key);
    String name = user.map(LocalUser::id).orElse(key.text());
    T result = proof.apply(guard.admit(name, request));
    if (isRight.test(result)) {
      guard.succeeded(name, request);
    } else {
      guard.failed(name, request);
      failures.ofLogin(request, key.text(), user.map(LocalUser::caller));
    }
    return result;
  }

  private void note(Kind kind, Optional<LocalUser> user, HttpServletRequest request) {
    audit.note(
        new IdentityEvent(
            kind, user.map(LocalUser::caller), RequestId.of(request), address.of(request)));
  }
}
