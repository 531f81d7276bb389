package org.cloudimages.identity.local;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.cloudimages.identity.Grant;
import org.cloudimages.identity.IdentityKind;
import org.cloudimages.identity.TokenValidator;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Users of our own, from one file that is made at the first start. A user that leaves the file
 * takes its tokens with it at the next start.
 */
@IdentityKind("local")
@Singleton
public class LocalUsers implements TokenValidator {

  /** How long a token from a login lasts. */
  static final Duration TOKEN_LIFE = Duration.ofHours(24);

  /** How long after its end a token is forgiven, as in Keystone. */
  static final Duration FORGIVEN = Duration.ofDays(2);

  private final UserFile.Content content;
  private final Clock clock;

  @Inject
  LocalUsers(
      @ConfigProperty(name = "images.data") String data,
      @ConfigProperty(name = "images.local.users") Optional<String> users,
      @ConfigProperty(name = "images.public-endpoint") Optional<String> endpoint,
      @ConfigProperty(name = "images.http.port", defaultValue = "8080") int port,
      Clock clock) {
    Path directory = Path.of(data);
    UserFile file = new UserFile(users.map(Path::of).orElse(directory.resolve("users.json")));
    this.clock = clock;
    this.content =
        file.read()
            .orElseGet(
                () ->
                    new FirstRun(directory, endpoint.orElse("http://127.0.0.1:" + port), clock)
                        .make(file));
  }

  @Override
  public Optional<Grant> validate(String token, Expiry expiry) {
    return LocalToken.read(token, content.signingKey())
        .filter(known -> clock.instant().isBefore(known.expiresAt().plus(grace(expiry))))
        .flatMap(known -> content.user(known.userId()))
        .map(user -> Grant.of(user.caller()));
  }

  private static Duration grace(Expiry expiry) {
    return expiry == Expiry.FORGIVEN ? FORGIVEN : Duration.ZERO;
  }

  @Override
  public String authenticationUri(String serviceEndpoint) {
    return serviceEndpoint + "/identity/v3";
  }

  @Override
  public boolean issuesTokens() {
    return true;
  }

  /** Returns the user whose name and password these are. */
  Optional<LocalUser> login(String name, String password) {
    return content.users().stream()
        .filter(user -> user.name().equals(name))
        .filter(user -> PasswordHash.matches(password, user.passwordHash()))
        .findFirst();
  }

  /** Returns when a token that is issued now ends. */
  Instant expiry() {
    return clock.instant().plus(TOKEN_LIFE).truncatedTo(ChronoUnit.SECONDS);
  }

  String issue(LocalUser user, Instant expiresAt) {
    return new LocalToken(user.id(), expiresAt).sign(content.signingKey());
  }
}
