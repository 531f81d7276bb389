package org.cloudimages.identity.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cloudimages.identity.Grant;
import org.cloudimages.identity.TokenValidator.Expiry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The users of a data directory, at the first start and at those that follow. */
class LocalUsersTest {

  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir private Path data;

  @Test
  void firstStartLeavesANoteThatOnlyTheOwnerReads() throws IOException {
    start(START);

    assertEquals("rw-------", permissions("first-run.json"));
    assertEquals("rw-------", permissions("users.json"));
  }

  @Test
  void noteTellsWhereTheServiceIs() throws IOException {
    start(START);

    assertEquals("http://127.0.0.1:8080", note().getString("endpoint"));
    assertEquals("http://127.0.0.1:8080/identity/v3", note().getString("authUrl"));
    assertEquals(Set.of("endpoint", "authUrl", "token", "users"), note().keySet());
  }

  @Test
  void noteTellsTheConfiguredEndpoint() throws IOException {
    new LocalUsers(
        data.toString(), Optional.empty(), Optional.of("https://images.example.com"), 1, at(START));

    assertEquals("https://images.example.com", note().getString("endpoint"));
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
      assertEquals(
          Optional.of(name), users.login(name, user.getString("password")).map(LocalUser::name));
      assertEquals(Optional.empty(), users.login(name, "another"));
    }
    assertEquals(Optional.empty(), users.login("nobody", "another"));
  }

  @Test
  void tokenOfTheNoteIsThatOfTheDemoMember() throws IOException {
    Grant grant = start(START).validate(note().getString("token"), Expiry.ENFORCED).orElseThrow();

    assertEquals(new Grant.Project("demo"), grant.scope());
    assertEquals(Set.of("member", "reader"), grant.roles());
  }

  @Test
  void tokenOutlivesARestartAndThenEnds() throws IOException {
    start(START);
    String token = note().getString("token");
    Instant end = START.plus(Duration.ofDays(30));

    assertTrue(start(end.minusSeconds(1)).validate(token, Expiry.ENFORCED).isPresent());
    assertTrue(start(end).validate(token, Expiry.ENFORCED).isEmpty());
  }

  @Test
  void endedTokenIsForgivenForTwoDays() throws IOException {
    start(START);
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
  void tokenOfALoginLastsADay() {
    LocalUsers users = start(START);

    assertEquals(START.plus(Duration.ofDays(1)), users.expiry());
  }

  private LocalUsers start(Instant now) {
    return new LocalUsers(data.toString(), Optional.empty(), Optional.empty(), 8080, at(now));
  }

  private static Clock at(Instant now) {
    return Clock.fixed(now, ZoneOffset.UTC);
  }

  private String permissions(String file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(file)));
  }

  private JsonObject note() throws IOException {
    try (JsonReader reader =
        Json.createReader(Files.newInputStream(data.resolve("first-run.json")))) {
      return reader.readObject();
    }
  }

  private JsonArray users() throws IOException {
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
