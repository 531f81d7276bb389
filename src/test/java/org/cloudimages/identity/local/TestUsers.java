package org.cloudimages.identity.local;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cloudimages.testing.TestUser;
import org.cloudimages.testing.Users;

/** Users that the tests put into the service's file before it starts, and tokens for them. */
public final class TestUsers implements Users {

  /** Few, because the tests log in often. */
  private static final int ITERATIONS = 1000;

  /** Of a service whose logins are as quick with other names and passwords. */
  public static final Map<String, String> SETTINGS =
      Map.of("images.local.password-iterations", Integer.toString(ITERATIONS));

  private static final byte[] KEY =
      "a key that only these tests know".getBytes(StandardCharsets.UTF_8);

  private final Accounts accounts;

  private TestUsers(Accounts accounts) {
    this.accounts = accounts;
  }

  /** Writes the file into the data directory of a service that has not started yet. */
  public static TestUsers in(Path data) {
    String hash = PasswordHash.of(PASSWORD, ITERATIONS);
    List<LocalUser> users =
        TestUser.ALL.stream()
            .map(user -> user(user.name(), user.project(), user.role(), hash))
            .toList();
    Accounts accounts = new Accounts(KEY, users);
    new UserFile(data.resolve("users.json")).write(accounts);
    return new TestUsers(accounts);
  }

  @Override
  public String token(String user) {
    return token(user, Instant.now().plus(1, ChronoUnit.DAYS));
  }

  @Override
  public String expiredToken(String user) {
    return token(user, Instant.now().minusSeconds(1));
  }

  /** A token of a user that has left the file. */
  @Override
  public String revokedToken() {
    return LocalToken.issue("left", Instant.now(), Instant.now().plus(1, ChronoUnit.DAYS))
        .sign(KEY);
  }

  /** A token that somebody else signed. */
  @Override
  public String forgedToken(String user) {
    return LocalToken.issue(user, Instant.now(), Instant.now().plus(1, ChronoUnit.DAYS))
        .sign("another key".getBytes(StandardCharsets.UTF_8));
  }

  private String token(String user, Instant expiresAt) {
    return accounts
        .account(user)
        .orElseThrow()
        .sign(LocalToken.issue(user, Instant.now(), expiresAt));
  }

  private static LocalUser user(String name, String project, String role, String hash) {
    return new LocalUser(
        name, name, hash, Optional.empty(), new LocalUser.Project(project, project), List.of(role));
  }
}
