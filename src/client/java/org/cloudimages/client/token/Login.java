package org.cloudimages.client.token;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Logs in at an identity service that speaks Keystone v3, the service's own local users included,
 * when the first token is needed, and again before one expires or when one was refused.
 *
 * <p>Thread-safe: of all that need a new token at once one logs in, the others wait for it. Neither
 * passwords nor tokens are logged or in the text of an exception.
 */
public final class Login implements Tokens {

  /** How long before its end a token is no longer used; a tenth of its life where that is less. */
  private static final Duration MARGIN = Duration.ofMinutes(2);

  private record Current(String token, Instant end) {}

  private final IdentityService identity;
  private final JsonObject request;
  private final Clock clock;
  private Current current = new Current("", Instant.MIN);

  private Login(IdentityService identity, JsonObject request, Clock clock) {
    this.identity = identity;
    this.request = request;
    this.clock = clock;
  }

  /**
   * With a user's password.
   *
   * @param identity with the version, {@code https://…/v3}; of local users the service's own
   *     address and {@code /identity/v3}
   */
  public static Login withPassword(URI identity, Account account, String password) {
    return new Login(
        IdentityService.at(identity),
        LoginRequest.ofPassword(account, password),
        Clock.systemUTC());
  }

  /** With an application credential, which knows its user and its project; of a Keystone only. */
  public static Login withApplicationCredential(URI identity, String id, String secret) {
    return new Login(
        IdentityService.at(identity),
        LoginRequest.ofApplicationCredential(id, secret),
        Clock.systemUTC());
  }

  /** The same through a client of one's own, which knows proxies or certificates. */
  public Login through(HttpClient client) {
    return new Login(identity.through(client), request, clock);
  }

  /** The same by another clock, for tests. */
  Login at(Clock other) {
    return new Login(identity, request, other);
  }

  @Override
  public synchronized String token() {
    if (!clock.instant().isBefore(current.end())) {
      current = login();
    }
    return current.token();
  }

  @Override
  public synchronized void refused(String token) {
    if (current.token().equals(token)) {
      current = new Current("", Instant.MIN);
    }
  }

  @Override
  public boolean isRenewable() {
    return true;
  }

  /** By the token's life and not its end, because the two machines' clocks may differ. */
  private Current login() {
    Instant asked = clock.instant();
    IdentityService.Issued issued = identity.issue(request);
    Duration tenth = issued.life().dividedBy(10);
    Duration margin = tenth.compareTo(MARGIN) < 0 ? tenth : MARGIN;
    return new Current(issued.token(), asked.plus(issued.life()).minus(margin));
  }
}
