package org.cloudimages.identity.local;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Makes the first users, with random passwords, and leaves them with a ready token in {@code
 * first-run.json}, which only its owner may read.
 */
final class FirstRun {

  private static final Logger LOG = System.getLogger(FirstRun.class.getName());
  private static final Duration TOKEN_LIFE = Duration.ofDays(30);
  private static final int KEY_BYTES = 32;
  private static final int PASSWORD_LENGTH = 20;

  /** Without what a shell or a reader would take for something else. */
  private static final String PASSWORD_CHARACTERS =
      "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

  private static final SecureRandom RANDOM = new SecureRandom();

  private record Sample(String name, String project, List<String> roles) {}

  private static final List<Sample> SAMPLES =
      List.of(
          new Sample("admin", "admin", List.of("admin")),
          new Sample("demo", "demo", List.of("member")),
          new Sample("other", "other", List.of("member")),
          new Sample("reader", "demo", List.of("reader")));

  /** Who gets the ready token. */
  private static final String READY = "demo";

  private final LocalSettings settings;
  private final Clock clock;

  FirstRun(LocalSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** Writes both files and tells the log where the passwords are. */
  Accounts make(UserFile file) {
    byte[] key = new byte[KEY_BYTES];
    RANDOM.nextBytes(key);
    List<LocalUser> users = new ArrayList<>();
    JsonArrayBuilder shown = Json.createArrayBuilder();
    for (Sample sample : SAMPLES) {
      String password = password();
      users.add(user(sample, password));
      shown.add(
          Json.createObjectBuilder()
              .add("name", sample.name())
              .add("password", password)
              .add("project", sample.project())
              .add("roles", Json.createArrayBuilder(sample.roles())));
    }
    Accounts accounts = new Accounts(key, users);
    file.write(accounts);
    Path note = settings.directory().resolve("first-run.json");
    PrivateFile.write(
        note,
        Json.createObjectBuilder()
            .add("endpoint", settings.endpoint())
            .add("authUrl", settings.endpoint() + "/identity/v3")
            .add("token", token(accounts))
            .add("users", shown)
            .build()
            .toString());
    LOG.log(Level.INFO, "First start: names, passwords and a token are in {0}", note);
    return accounts;
  }

  /** Users of one project share its id, which is made from the name. */
  private LocalUser user(Sample sample, String password) {
    String hash = PasswordHash.of(password, settings.passwordIterations());
    return new LocalUser(
        hexId(),
        sample.name(),
        hash,
        Optional.of(hash),
        new LocalUser.Project(sample.project(), sample.project()),
        sample.roles());
  }

  private String token(Accounts accounts) {
    Instant now = clock.instant();
    return accounts
        .named(READY)
        .flatMap(user -> accounts.account(user.id()))
        .map(ready -> ready.sign(LocalToken.issue(ready.user().id(), now, now.plus(TOKEN_LIFE))))
        .orElseThrow();
  }

  private static String password() {
    return RANDOM
        .ints(PASSWORD_LENGTH, 0, PASSWORD_CHARACTERS.length())
        .mapToObj(PASSWORD_CHARACTERS::charAt)
        .map(String::valueOf)
        .collect(Collectors.joining());
  }

  private static String hexId() {
    return UUID.randomUUID().toString().replace("-", "");
  }
}
