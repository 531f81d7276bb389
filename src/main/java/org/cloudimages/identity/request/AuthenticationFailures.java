package org.cloudimages.identity.request;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.cloudimages.fault.BoundedLog;
import org.cloudimages.http.SourceAddress;
import org.cloudimages.http.fault.RequestId;
import org.cloudimages.identity.Caller;
import org.cloudimages.identity.IdentityAudit;
import org.cloudimages.identity.IdentityEvent;

/**
 * Tells who failed to prove who it is: the log, and of logins the audit. What is left out of the
 * one is left out of the other, so that nobody fills the disk or the database. Thread-safe.
 */
@Singleton
public class AuthenticationFailures {

  private static final Logger LOG = System.getLogger(AuthenticationFailures.class.getName());
  private static final int LINES_A_MINUTE = 20;
  private static final int MAX_NAME = 64;

  private final BoundedLog logins = new BoundedLog(LOG, "failed logins", LINES_A_MINUTE);
  private final BoundedLog tokens = new BoundedLog(LOG, "refused tokens", LINES_A_MINUTE);
  private final LongAdder failedLogins = new LongAdder();
  private final LongAdder refusedTokens = new LongAdder();
  private final SourceAddress address;
  private final IdentityAudit audit;

  @Inject
  AuthenticationFailures(SourceAddress address, IdentityAudit audit) {
    this.address = address;
    this.audit = audit;
  }

  /** Tells of a token that is worth nothing; of a request without one there is nothing to tell. */
  public void ofToken(HttpServletRequest request) {
    refusedTokens.increment();
    tokens.tell(Level.INFO, () -> line(request) + "a token was refused");
  }

  /**
   * Tells of a wrong password, or of one for nobody.
   *
   * @param name what the client called the user; it may hold anything
   * @param user the user that is called so
   */
  public void ofLogin(HttpServletRequest request, String name, Optional<Caller> user) {
    failedLogins.increment();
    if (logins.tell(
        Level.INFO, () -> line(request) + "a login failed as \"" + printable(name) + '"')) {
      audit.note(
          new IdentityEvent(
              IdentityEvent.Kind.LOGIN_FAILED, user, RequestId.of(request), address.of(request)));
    }
  }

  /** How many logins failed, also those that nobody was told of. */
  public long failedLogins() {
    return failedLogins.sum();
  }

  /** How many requests had a token that was worth nothing. */
  public long refusedTokens() {
    return refusedTokens.sum();
  }

  private String line(HttpServletRequest request) {
    return RequestId.of(request) + " from " + address.of(request) + ": ";
  }

  /** The beginning of a text, with an escape for what could be taken for the log's own. */
  static String printable(String text) {
    StringBuilder printable = new StringBuilder();
    text.chars()
        .limit(MAX_NAME)
        .forEach(
            c -> {
              if (c >= ' ' && c < 127 && c != '"' && c != '\\') {
                printable.append((char) c);
              } else {
                printable.append("\\u%04x".formatted(c));
              }
            });
    return printable.append(text.length() > MAX_NAME ? "..." : "").toString();
  }
}
