package org.cloudimages.identity.keystone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.SettableClock;
import org.cloudimages.testing.Settings;
import org.cloudimages.testing.StubServer;
import org.cloudimages.testing.StubServer.Asked;
import org.cloudimages.testing.StubServer.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeystoneLimitsTest {

  private static final String PROJECT = "a project";

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-24T12:00:00Z"));
  private final StubServer keystone = new StubServer(KeystoneLimitsTest::good);
  private final KeystoneLimits limits = limits(Map.of());

  @AfterEach
  void close() {
    keystone.close();
  }

  private KeystoneLimits limits(Map<String, String> more) {
    Map<String, String> settings =
        new HashMap<>(
            Map.of(
                "images.identity", "keystone",
                "images.quota.keystone", "true",
                "images.keystone.url", keystone.url(),
                "images.keystone.username", "images",
                "images.keystone.password", "a secret"));
    settings.putAll(more);
    return new KeystoneLimits(Settings.of(settings), clock.stopWatch());
  }

  private static Reply good(Asked asked) {
    return switch (asked.toString()) {
      case "POST /v3/auth/tokens?nocatalog" ->
          new Reply(201, Map.of("X-Subject-Token", "ours"), "{}");
      case "GET /v3/services?type=image" -> Reply.json(200, "{\"services\":[{\"id\":\"s\"}]}");
      case "GET /v3/registered_limits?service_id=s" ->
          Reply.json(
              200,
              """
              {"registered_limits":[
                {"region_id":"north","resource_name":"image_count_total","default_limit":20},
                {"region_id":null,"resource_name":"image_count_total","default_limit":10},
                {"region_id":null,"resource_name":"image_size_total","default_limit":1000}]}""");
      case "GET /v3/limits?service_id=s&project_id=a+project" ->
          Reply.json(
              200,
              """
              {"limits":[
                {"region_id":null,"resource_name":"image_size_total","resource_limit":-1}]}""");
      default -> Reply.of(404);
    };
  }

  @Test
  void nothingIsKnownBeforeItWasRead() {
    assertTrue(limits.areAsked());
    assertEquals(Optional.empty(), limits.known(PROJECT));
    assertEquals(0, keystone.asked().size());
  }

  @Test
  void limitOfTheProjectGoesBeforeTheRegisteredOne() {
    limits.read(PROJECT);

    assertEquals(
        Optional.of(Map.of("image_count_total", 10L, "image_size_total", -1L)),
        limits.known(PROJECT));
  }

  @Test
  void limitOfOurRegionGoesBeforeThatOfNone() {
    KeystoneLimits north = limits(Map.of("images.keystone.region", "north"));

    north.read(PROJECT);

    assertEquals(20L, north.known(PROJECT).orElseThrow().get("image_count_total"));
  }

  @Test
  void limitsAreAskedForAsTheCloud() {
    limits.read(PROJECT);

    assertEquals(
        JsonText.object("{'system':{'all':true}}"),
        JsonText.object(keystone.asked().get(0).body()).getJsonObject("auth").get("scope"));
  }

  @Test
  void readingIsKeptForAWhile() {
    limits.read(PROJECT);
    long asked = keystone.count("GET");

    limits.read(PROJECT);
    assertEquals(asked, keystone.count("GET"));
    clock.advance(KeystoneLimits.FRESH);

    assertEquals(Optional.empty(), limits.known(PROJECT));
    limits.read(PROJECT);
    assertEquals(2 * asked, keystone.count("GET"));
  }

  @Test
  void lastKnownLimitsHoldWhileKeystoneGivesNoAnswer() {
    limits.read(PROJECT);
    Optional<Map<String, Long>> known = limits.known(PROJECT);
    keystone.behave(asked -> Reply.of(500));
    clock.advance(KeystoneLimits.FRESH);

    limits.read(PROJECT);
    assertEquals(known, limits.known(PROJECT));
    clock.advance(KeystoneLimits.PAUSE);
    assertEquals(Optional.empty(), limits.known(PROJECT));
    limits.read(PROJECT);

    assertEquals(known, limits.known(PROJECT));
  }

  @Test
  void withoutAnyAnswerNothingIsLimitedHere() {
    keystone.behave(asked -> Reply.of(500));

    limits.read(PROJECT);

    assertEquals(Optional.of(Map.of()), limits.known(PROJECT));
  }

  @Test
  void nothingIsAskedByDefault() {
    assertFalse(new KeystoneLimits(Settings.of(Map.of()), clock.stopWatch()).areAsked());
  }

  @Test
  void limitsOfKeystoneNeedItsUsers() {
    assertThrows(IllegalArgumentException.class, () -> limits(Map.of("images.identity", "local")));
    assertThrows(
        IllegalArgumentException.class, () -> limits(Map.of("images.quota.keystone", "perhaps")));
  }
}
