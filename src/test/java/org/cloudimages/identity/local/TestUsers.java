package org.cloudimages.identity.local;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Users that the tests put into the service's file before it starts, and tokens for them. */
public final class TestUsers {

  /** A password that the tests may log in with, as every user. */
  public static final String PASSWORD = "a password for tests";

  /** Few, because the tests log in often. */
  private static final int ITERATIONS = 1000;

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
        Stream.of(
                user("admin", "admin", "admin", hash),
                user("member", "demo", "member", hash),
                user("colleague", "demo", "member", hash),
                user("reader", "demo", "reader", hash),
                user("stranger", "other", "member", hash),
                user("changing", "changing", "member", hash),
                user("hasty", "hasty", "member", hash),
                user("keeper", "kept", "member", hash),
                user("nobody", "demo", "auditor", hash),
                user("service", "demo", "service", hash),
                user("solo", "solo", "member", hash),
                user("operator", "operators", "identity:admin", hash),
                user("account-admin", "demo", "admin", hash),
                user("user-admin", "demo", "identity:user-admin", hash),
                user("creator", "demo", "cloudimages:creator", hash),
                user("observer", "demo", "observer", hash))
            .toList();
    Accounts accounts = new Accounts(KEY, users);
    new UserFile(data.resolve("users.json")).write(accounts);
    return new TestUsers(accounts);
  }

  /** A token that is valid for the length of any test. */
  public String token(String user) {
    return token(user, Instant.now().plus(1, ChronoUnit.DAYS));
  }

  public String expiredToken(String user) {
    return token(user, Instant.now().minusSeconds(1));
  }

  /** A token of a user that has left the file. */
  public String revokedToken() {
    return LocalToken.issue("left", Instant.now(), Instant.now().plus(1, ChronoUnit.DAYS))
        .sign(KEY);
  }

  /** A token that somebody else signed. */
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
