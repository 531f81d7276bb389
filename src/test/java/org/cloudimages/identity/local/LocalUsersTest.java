package org.cloudimages.identity.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cloudimages.identity.Grant;
import org.cloudimages.identity.LoginGuard.Standing;
import org.cloudimages.identity.TokenValidator.Expiry;
import org.cloudimages.identity.UserToken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The users of a data directory, at the first start and at those that follow. */
class LocalUsersTest {

  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  /** Few, because the tests log in often. */
  private static final int ITERATIONS = 1000;

  @TempDir private Path data;

  @BeforeEach
  void startForTheFirstTime() {
    start(START);
  }

  @Test
  void firstStartLeavesANoteThatOnlyTheOwnerReads() throws IOException {
    assertEquals("rw-------", permissions("first-run.json"));
    assertEquals("rw-------", permissions("users.json"));
  }

  @Test
  void noteTellsWhereTheServiceIs() throws IOException {
    assertEquals("http://127.0.0.1:8080", note().getString("endpoint"));
    assertEquals("http://127.0.0.1:8080/identity/v3", note().getString("authUrl"));
    assertEquals(Set.of("endpoint", "authUrl", "token", "users"), note().keySet());
  }

  @Test
  void noteTellsTheConfiguredEndpoint() throws IOException {
    Path other = data.resolve("other");

    startIn(other, "https://images.example.com", START);

    assertEquals("https://images.example.com", note(other).getString("endpoint"));
  }

  @Test
  void passwordsAreHashedAsOftenAsIsSet() {
    LocalUsers users = start(START);
    LocalUser demo = users.user(UserKey.ofName("demo")).orElseThrow();
    assertTrue(iterationsAreThose(demo), demo::passwordHash);

    users.changePassword(demo.id(), password("demo"), "another password", Standing.GOOD);

    LocalUser changed = users.user(demo.id()).orElseThrow();
    assertTrue(iterationsAreThose(changed), changed::passwordHash);
  }

  private static boolean iterationsAreThose(LocalUser user) {
    return user.passwordHash().split(":")[1].equals(Integer.toString(ITERATIONS));
  }

  @Test
  void noteHasAnAdminTwoProjectsAndAReader() throws IOException {
    start(START);

    assertEquals(
        List.of(
            "admin of admin: [\"admin\"]",
            "demo of demo: [\"member\"]",
            "other of other: [\"member\"]",
            "reader of demo: [\"reader\"]"),
        users().getValuesAs(LocalUsersTest::describe));
  }

  @Test
  void passwordsOfTheNoteAreTheUsers() throws IOException {
    LocalUsers users = start(START);

    for (JsonObject user : users().getValuesAs(JsonObject.class)) {
      String name = user.getString("name");
      UserKey key = UserKey.ofName(name);
      assertEquals(
          Optional.of(name),
          users
              .login(key, user.getString("password"), Standing.GOOD)
              .map(session -> session.user().name()));
      assertEquals(Optional.empty(), users.login(key, "another", Standing.GOOD));
    }
    assertEquals(Optional.empty(), users.login(UserKey.ofName("nobody"), "another", Standing.GOOD));
  }

  @Test
  void tokenOfTheNoteIsThatOfTheDemoMember() throws IOException {
    Grant grant = start(START).validate(note().getString("token"), Expiry.ENFORCED).orElseThrow();

    assertEquals(new Grant.Project("demo"), grant.scope());
    assertEquals(Set.of("member", "reader"), grant.roles());
  }

  @Test
  void otherRegionsAreThoseOfTheSetting() {
    URI east = URI.create("http://east:9292");
    LocalSettings settings =
        new LocalSettings(
            data,
            data.resolve("users.json"),
            "http://127.0.0.1:8080",
            Map.of("east", east),
            ITERATIONS);
    LocalUsers users = new LocalUsers(settings, new PasswordChecks(1), at(START));
    UserToken token = new UserToken("any");

    assertEquals(
        Optional.of(east), users.endpoint(token, "image", "internal", Optional.of("east")));
    assertEquals(Optional.empty(), users.endpoint(token, "image", "public", Optional.of("west")));
    assertEquals(Optional.empty(), users.endpoint(token, "image", "public", Optional.empty()));
    assertEquals(Optional.empty(), users.endpoint(token, "dns", "public", Optional.of("east")));
  }

  @Test
  void tokenOutlivesARestartAndThenEnds() throws IOException {
    String token = note().getString("token");
    Instant end = START.plus(Duration.ofDays(30));

    assertTrue(start(end.minusSeconds(1)).validate(token, Expiry.ENFORCED).isPresent());
    assertTrue(start(end).validate(token, Expiry.ENFORCED).isEmpty());
  }

  @Test
  void endedTokenIsForgivenForTwoDays() throws IOException {
    String token = note().getString("token");
    Instant end = START.plus(Duration.ofDays(32));

    assertTrue(start(end.minusSeconds(1)).validate(token, Expiry.FORGIVEN).isPresent());
    assertTrue(start(end).validate(token, Expiry.FORGIVEN).isEmpty());
  }

  @Test
  void secondStartKeepsPasswordsAndNote() throws IOException {
    start(START);
    String users = Files.readString(data.resolve("users.json"));
    JsonObject note = note();

    start(START.plusSeconds(1));

    assertEquals(users, Files.readString(data.resolve("users.json")));
    assertEquals(note, note());
  }

  @Test
  void noPasswordIsInTheUserFile() throws IOException {
    start(START);

    String file = Files.readString(data.resolve("users.json"));

    for (JsonObject user : users().getValuesAs(JsonObject.class)) {
      assertTrue(!file.contains(user.getString("password")), user.getString("name"));
    }
  }

  @Test
  void tokenOfALoginLastsADay() throws IOException {
    String token = login(start(START)).text();

    assertTrue(start(START.plus(Duration.ofDays(1)).minusSeconds(1)).session(token).isPresent());
    assertTrue(start(START.plus(Duration.ofDays(1))).session(token).isEmpty());
  }

  @Test
  void userIsAlsoKnownByItsId() throws IOException {
    LocalUsers users = start(START);
    Session byName = login(users);

    Session byId =
        users
            .login(UserKey.ofId(byName.user().id()), password("demo"), Standing.GOOD)
            .orElseThrow();

    assertEquals(byName.user(), byId.user());
    assertEquals(
        Optional.empty(), users.login(UserKey.ofId("demo"), password("demo"), Standing.GOOD));
  }

  @Test
  void revokedTokenIsRefusedAtOnceAndAfterARestart() throws IOException {
    LocalUsers users = start(START);
    Session revoked = login(users);
    Session other = login(users);

    users.revoke(revoked);

    for (LocalUsers now : List.of(users, start(START.plusSeconds(1)))) {
      assertEquals(Optional.empty(), now.validate(revoked.text(), Expiry.ENFORCED));
      assertEquals(Optional.empty(), now.validate(revoked.text(), Expiry.FORGIVEN));
      assertEquals(Optional.empty(), now.session(revoked.text()));
      assertEquals(Optional.empty(), now.continued(revoked.text()));
      assertTrue(now.validate(other.text(), Expiry.ENFORCED).isPresent());
    }
  }

  @Test
  void fileOfRevocationsIsTheOwnersAndForgetsWhatHasExpired() throws IOException {
    LocalUsers users = start(START);
    users.revoke(login(users));
    assertEquals("rw-------", permissions("revoked-tokens"));
    assertEquals(1, Files.readAllLines(data.resolve("revoked-tokens")).size());

    start(START.plus(Duration.ofDays(3)));

    assertEquals("", Files.readString(data.resolve("revoked-tokens")));
  }

  @Test
  void lineThatACrashCutIsNoRevocation() throws IOException {
    LocalUsers users = start(START);
    Session revoked = login(users);
    users.revoke(revoked);
    Path file = data.resolve("revoked-tokens");
    String line = Files.readString(file);

    for (int length = 0; length < line.length() - 1; length++) {
      Files.writeString(file, line.substring(0, length));
      boolean isValid = start(START).validate(revoked.text(), Expiry.ENFORCED).isPresent();
      assertTrue(isValid || length == line.length() - 1, "after " + length);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b.", "a 99999999999999999999.", "a 1. ", "a", "", " 1.", "a 1.b 2."})
  void lineThatIsNoRevocationEndsTheStartWithFileAndLine(String line) throws IOException {
    start(START);
    Path file = data.resolve("revoked-tokens");
    Files.writeString(file, "a 1.\n" + line + "\nb 2.\n");

    assertEquals(
        "Line 2 of " + file + " is not the id of a token and the second of its end",
        assertThrows(IllegalArgumentException.class, () -> start(START)).getMessage());
  }

  @Test
  void usersThatOthersMayReadAreNoticed() throws IOException {
    start(START);
    Path file = data.resolve("users.json");
    assertFalse(PrivateFile.isOpenToOthers(file));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r-x------"));
    assertFalse(PrivateFile.isOpenToOthers(file));

    for (String mode : List.of("rw-r-----", "rw----r--", "rw--w----", "rw-----w-")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
      assertTrue(PrivateFile.isOpenToOthers(file), mode);
      start(START.plusSeconds(1));
    }
  }

  @Test
  void directoryThatTheFirstStartMakesIsItsOwners() throws IOException {
    new UserFile(data.resolve("made/here/users.json")).write(new Accounts(new byte[32], List.of()));

    assertEquals("rwx------", permissions("made"));
    assertEquals("rwx------", permissions("made/here"));
  }

  @Test
  void tokensOfOneLoginEndWithTheFirstThatIsRevoked() throws IOException {
    for (int revoked = 0; revoked < 3; revoked++) {
      LocalUsers users = start(START);
      Session first = login(users);
      Session second = users.continued(first.text()).orElseThrow();
      Session third = users.continued(second.text()).orElseThrow();
      Session other = login(users);

      users.revoke(List.of(first, second, third).get(revoked));

      for (LocalUsers now : List.of(users, start(START.plusSeconds(1)))) {
        for (Session session : List.of(first, second, third)) {
          assertTrue(now.validate(session.text(), Expiry.FORGIVEN).isEmpty());
          assertTrue(now.continued(session.text()).isEmpty());
        }
        assertTrue(now.validate(other.text(), Expiry.ENFORCED).isPresent());
      }
    }
  }

  @Test
  void tokenForATokenEndsWithItsTime() throws IOException {
    LocalUsers users = start(START);
    Session first = login(users);
    Session second = users.continued(first.text()).orElseThrow();

    assertTrue(users.validate(second.text(), Expiry.ENFORCED).isPresent());
    assertEquals(first.token().expiresAt(), second.token().expiresAt());
  }

  @Test
  void changedPasswordEndsTheFormerOneAndItsTokens() throws IOException {
    LocalUsers users = start(START);
    Session before = login(users);
    String former = password("demo");

    assertTrue(users.changePassword(before.user().id(), former, "another password", Standing.GOOD));

    for (LocalUsers now : List.of(users, start(START.plusSeconds(1)))) {
      UserKey demo = UserKey.ofName("demo");
      assertEquals(Optional.empty(), now.login(demo, former, Standing.GOOD));
      assertTrue(now.login(demo, "another password", Standing.GOOD).isPresent());
      assertEquals(Optional.empty(), now.validate(before.text(), Expiry.ENFORCED));
    }
  }

  @Test
  void passwordIsNotChangedWithoutTheFormerOne() throws IOException {
    LocalUsers users = start(START);
    Session before = login(users);

    assertTrue(
        !users.changePassword(before.user().id(), "wrong", "another password", Standing.GOOD));
    assertTrue(
        !users.changePassword("nobody", password("demo"), "another password", Standing.GOOD));

    assertTrue(users.validate(before.text(), Expiry.ENFORCED).isPresent());
  }

  @Test
  void changedPasswordKeepsWhatAnOperatorChangedInTheFile() throws IOException {
    LocalUsers users = start(START);
    UserFile file = new UserFile(data.resolve("users.json"));
    Accounts before = file.read().orElseThrow();
    List<LocalUser> withoutOther =
        before.users().stream().filter(user -> !user.name().equals("other")).toList();
    file.write(new Accounts(before.signingKey(), withoutOther));

    users.changePassword(
        login(users).user().id(), password("demo"), "another password", Standing.GOOD);

    assertEquals(
        List.of("admin", "demo", "reader"),
        file.read().orElseThrow().users().stream().map(LocalUser::name).toList());
    assertEquals(
        Optional.empty(), users.login(UserKey.ofName("other"), password("other"), Standing.GOOD));
  }

  @Test
  void firstPasswordsAreGoneWhenTheLastOneWasChanged() throws IOException {
    LocalUsers users = start(START);
    for (String name : List.of("admin", "demo", "other", "reader")) {
      assertTrue(users.haveFirstPasswords(), name);
      assertTrue(start(START).haveFirstPasswords(), name);
      String id =
          users
              .login(UserKey.ofName(name), password(name), Standing.GOOD)
              .orElseThrow()
              .user()
              .id();
      users.changePassword(id, password(name), "another password", Standing.GOOD);
    }

    assertTrue(!users.haveFirstPasswords());
    assertTrue(!start(START).haveFirstPasswords());
  }

  private Session login(LocalUsers users) {
    return users.login(UserKey.ofName("demo"), password("demo"), Standing.GOOD).orElseThrow();
  }

  private String password(String name) {
    return password(data, name);
  }

  private static String password(Path directory, String name) {
    return note(directory).getJsonArray("users").getValuesAs(JsonObject.class).stream()
        .filter(user -> user.getString("name").equals(name))
        .findFirst()
        .orElseThrow()
        .getString("password");
  }

  private LocalUsers start(Instant now) {
    return startIn(data, "http://127.0.0.1:8080", now);
  }

  private static LocalUsers startIn(Path directory, String endpoint, Instant now) {
    LocalSettings settings =
        new LocalSettings(
            directory, directory.resolve("users.json"), endpoint, Map.of(), ITERATIONS);
    return new LocalUsers(settings, new PasswordChecks(1), at(now));
  }

  private static Clock at(Instant now) {
    return Clock.fixed(now, ZoneOffset.UTC);
  }

  private String permissions(String file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(file)));
  }

  private JsonObject note() {
    return note(data);
  }

  private static JsonObject note(Path directory) {
    try (JsonReader reader =
        Json.createReader(Files.newInputStream(directory.resolve("first-run.json")))) {
      return reader.readObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonArray users() {
    return note().getJsonArray("users");
  }

  private static String describe(JsonObject user) {
    assertEquals(Set.of("name", "password", "project", "roles"), user.keySet());
    assertTrue(user.get("password") instanceof JsonString);
    return user.getString("name")
        + " of "
        + user.getString("project")
        + ": "
        + user.getJsonArray("roles");
  }
}
