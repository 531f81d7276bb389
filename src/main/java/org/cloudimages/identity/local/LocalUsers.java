package org.cloudimages.identity.local;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.identity.Grant;
import org.cloudimages.identity.IdentityKind;
import org.cloudimages.identity.LoginGuard.Standing;
import org.cloudimages.identity.TokenValidator;
import org.cloudimages.identity.UserToken;
import org.cloudimages.identity.local.Accounts.Account;

/**
 * Users of our own, from one file that is made at the first start; they are for one node. The file
 * is read at the start: a user that has left it, or whose password was changed in it, loses its
 * tokens then. Thread-safe.
 */
@IdentityKind("local")
@Singleton
public class LocalUsers implements TokenValidator {

  /** How long a token from a login lasts. */
  static final Duration TOKEN_LIFE = Duration.ofHours(24);

  /** How long after its end a token is forgiven, as in Keystone. */
  static final Duration FORGIVEN = Duration.ofDays(2);

  private static final String IMAGES = "image";

  private final UserFile file;
  private final RevokedTokens revoked;
  private final PasswordChecks checks;
  private final Clock clock;
  private final Map<String, URI> regions;
  private final int iterations;

  /** Compared with where nobody has the name, so that a wrong name takes as long as a right one. */
  private final String nobodysHash;

  private volatile Accounts accounts;

  @Inject
  LocalUsers(LocalSettings settings, PasswordChecks checks, Clock clock) {
    this.file = new UserFile(settings.users());
    this.checks = checks;
    this.clock = clock;
    this.regions = settings.regions();
    this.iterations = settings.passwordIterations();
    this.nobodysHash = PasswordHash.ofNobody(iterations);
    this.accounts = file.read().orElseGet(() -> new FirstRun(settings, clock).make(file));
    file.warnOfReaders();
    this.revoked = new RevokedTokens(settings.directory().resolve("revoked-tokens"), clock);
  }

  @Override
  public Optional<Grant> validate(String token, Expiry expiry) {
    Accounts now = accounts;
    return valid(token, now, expiry)
        .flatMap(known -> now.account(known.userId()))
        .map(Account::grant);
  }

  @Override
  public String authenticationUri(String serviceEndpoint) {
    return serviceEndpoint + "/identity/v3";
  }

  /** Only image services of other regions, whoever is to reach them. */
  @Override
  public Optional<URI> endpoint(
      UserToken token, String type, String network, Optional<String> region) {
    return region.filter(name -> type.equals(IMAGES)).map(regions::get);
  }

  @Override
  public boolean issuesTokens() {
    return true;
  }

  /** Returns the session of a token, or empty when it is unknown, expired or revoked. */
  public Optional<Session> session(String token) {
    Accounts now = accounts;
    return valid(token, now, Expiry.ENFORCED)
        .flatMap(
            known ->
                now.account(known.userId())
                    .map(account -> new Session(token, known, account.user())));
  }

  private Optional<LocalToken> valid(String token, Accounts now, Expiry expiry) {
    Duration grace = expiry == Expiry.FORGIVEN ? FORGIVEN : Duration.ZERO;
    return now.read(token)
        .filter(known -> clock.instant().isBefore(known.expiresAt().plus(grace)))
        .filter(known -> !revoked.contains(known));
  }

  /**
   * Begins a session for a password; takes as long whether the name or the password is wrong.
   *
   * @param user its name or its id
   * @throws ImagesException 503 when too many others log in
   */
  public Optional<Session> login(UserKey user, String password, Standing standing) {
    Accounts now = accounts;
    return checked(user.in(now), password, standing)
        .flatMap(known -> now.account(known.id()))
        .map(account -> begin(account, newToken(account.user())));
  }

  private LocalToken newToken(LocalUser user) {
    Instant now = clock.instant();
    return LocalToken.issue(user.id(), now, now.plus(TOKEN_LIFE));
  }

  /** Begins another session for a valid token, which ends when that one's time is over. */
  public Optional<Session> continued(String token) {
    Accounts now = accounts;
    return valid(token, now, Expiry.ENFORCED)
        .flatMap(
            known ->
                now.account(known.userId())
                    .map(account -> begin(account, known.reissue(clock.instant()))));
  }

  private static Session begin(Account account, LocalToken token) {
    return new Session(account.sign(token), token, account.user());
  }

  /**
   * Ends a token and all that come from the same login for ever; from the return on they are
   * refused, after a restart too.
   */
  public void revoke(Session session) {
    revoked.add(session.token());
  }

  /**
   * Gives a user another password, and ends all its tokens; they are refused from the return on.
   *
   * @return whether the former password was right
   * @throws ImagesException 503 when too many others log in
   */
  public boolean changePassword(String userId, String former, String password, Standing standing) {
    Optional<LocalUser> checked = checked(UserKey.ofId(userId).in(accounts), former, standing);
    if (checked.isEmpty()) {
      return false;
    }
    String hash = checks.run(standing, () -> PasswordHash.of(password, iterations));
    return replace(checked.get(), checked.get().withPasswordHash(hash));
  }

  /** Starts from the file as it is now, because an operator may have changed it. */
  private synchronized boolean replace(LocalUser former, LocalUser changed) {
    Accounts now = file.read().orElse(accounts);
    if (now.account(former.id()).map(Account::user).filter(former::equals).isEmpty()) {
      return false;
    }
    Accounts next = now.with(changed);
    file.write(next);
    accounts = next;
    return true;
  }

  private Optional<LocalUser> checked(
      Optional<LocalUser> user, String password, Standing standing) {
    String hash = user.map(LocalUser::passwordHash).orElse(nobodysHash);
    boolean isRight = checks.run(standing, () -> PasswordHash.matches(password, hash));
    return isRight ? user : Optional.empty();
  }

  /** Who is called so. */
  public Optional<LocalUser> user(UserKey key) {
    return key.in(accounts);
  }

  public Optional<LocalUser> user(String id) {
    return accounts.account(id).map(Account::user);
  }

  /** All projects that a user works for, by name. */
  public List<LocalUser.Project> projects() {
    return accounts.projects();
  }

  /**
   * Whether a sample user of the first start still has its first password: that one lies in a file,
   * and was perhaps printed.
   */
  @Override
  public boolean haveFirstPasswords() {
    return accounts.haveFirstPasswords();
  }
}
