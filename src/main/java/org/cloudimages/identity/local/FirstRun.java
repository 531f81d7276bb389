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
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * Makes the first users, with random passwords, and leaves them with a ready token in {@code
 * first-run.json}, which only its owner may read.
 */
final class FirstRun {

  private static final Logger LOG = System.getLogger(FirstRun.class.getName());
  private static final Duration TOKEN_LIFE = Duration.ofDays(30);
  private static final int KEY_BYTES = 32;
  private static final int PASSWORD_BYTES = 15;
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

  private final Path directory;
  private final String endpoint;
  private final Clock clock;

  FirstRun(Path directory, String endpoint, Clock clock) {
    this.directory = directory;
    this.endpoint = endpoint;
    this.clock = clock;
  }

  /** Writes both files and tells the log where the passwords are. */
  UserFile.Content make(UserFile file) {
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
    UserFile.Content content = UserFile.Content.of(key, users);
    file.write(content);
    Path note = directory.resolve("first-run.json");
    UserFile.writePrivately(
        note,
        Json.createObjectBuilder()
            .add("endpoint", endpoint)
            .add("authUrl", endpoint + "/identity/v3")
            .add("token", token(users, key))
            .add("users", shown)
            .build());
    LOG.log(Level.INFO, "First start: names, passwords and a token are in {0}", note);
    return content;
  }

  /** Users of one project share its id, which is made from the name. */
  private static LocalUser user(Sample sample, String password) {
    return new LocalUser(
        hexId(),
        sample.name(),
        PasswordHash.of(password),
        new LocalUser.Project(sample.project(), sample.project()),
        sample.roles());
  }

  private String token(List<LocalUser> users, byte[] key) {
    Instant expiresAt = clock.instant().plus(TOKEN_LIFE);
    LocalUser ready = users.stream().filter(u -> u.name().equals(READY)).findFirst().orElseThrow();
    return new LocalToken(ready.id(), expiresAt).sign(key);
  }

  private static String password() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String hexId() {
    return UUID.randomUUID().toString().replace("-", "");
  }
}
