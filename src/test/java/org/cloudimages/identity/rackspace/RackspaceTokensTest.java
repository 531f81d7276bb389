package org.cloudimages.identity.rackspace;

import static org.cloudimages.testing.Faults.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cloudimages.identity.Grant;
import org.cloudimages.identity.TokenValidator.Expiry;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.SettableClock;
import org.cloudimages.testing.Settings;
import org.cloudimages.testing.StubServer;
import org.cloudimages.testing.StubServer.Asked;
import org.cloudimages.testing.StubServer.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the answers of the documentation of the Identity API v2.0; there is no real one here. */
class RackspaceTokensTest {

  private static final String OURS =
      """
      {"access":{"serviceCatalog":[],"token":{"id":"our/token+1","expires":"2026-11-25T13:15:00.000-05:00",
      "tenant":{"id":"100","name":"100"}},"user":{"id":"1","name":"images","roles":[]}}}""";

  private static final String THEIRS =
      """
      {"access":{"token":{"id":"theirs","expires":"2026-11-24T13:00:00.000-05:00",
      "tenant":{"id":"123456","name":"123456"},"RAX-AUTH:authenticatedBy":["PASSWORD"]},
      "user":{"RAX-AUTH:defaultRegion":"DFW","id":"161418","name":"demoauthor","roles":[
      {"id":"3","name":"identity:user-admin","description":"User Admin Role."},
      {"id":"9","name":"cloudImages:Creator","tenantId":"123456"},
      {"id":"7","name":"cloudImages:admin","tenantId":"654321"}]}}}""";

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-24T17:59:00Z"));
  private final StubServer identity =
      new StubServer(
          asked -> asked.method().equals("POST") ? Reply.json(200, OURS) : Reply.json(200, THEIRS));

  @AfterEach
  void close() {
    identity.close();
  }

  @Test
  void tenantAndItsRolesAreRead() {
    assertEquals(
        Optional.of(
            new Grant(
                "161418",
                new Grant.Project("123456"),
                Set.of("identity:user-admin", "cloudimages:creator"),
                Optional.empty())),
        tokens(Map.of()).validate("theirs/and ours?".replace(" ", ""), Expiry.ENFORCED));

    Asked validation = identity.asked().get(1);
    assertEquals("GET /v2.0/tokens/theirs%2Fandours%3F", validation.toString());
    assertEquals("our/token+1", validation.header("X-Auth-Token"));
    assertEquals("application/json", validation.header("Accept"));
  }

  @Test
  void passwordLogsIn() {
    tokens(Map.of()).validate("theirs", Expiry.ENFORCED);

    assertEquals("POST /v2.0/tokens", identity.asked().get(0).toString());
    assertEquals(
        JsonText.object(
            "{'auth':{'passwordCredentials':{'username':'images','password':'a secret'}}}"),
        JsonText.object(identity.asked().get(0).body()));
  }

  @Test
  void apiKeyLogsInInstead() {
    tokens(Map.of("images.rackspace.api-key", "a key")).validate("theirs", Expiry.ENFORCED);

    assertEquals(
        JsonText.object(
            "{'auth':{'RAX-KSKEY:apiKeyCredentials':{'username':'images','apiKey':'a key'}}}"),
        JsonText.object(identity.asked().get(0).body()));
  }

  @Test
  void tokenWithoutATenantIsUnscoped() {
    answer(Reply.json(200, THEIRS.replace("\"tenant\":", "\"was\":")));

    assertEquals(
        Optional.of(new Grant.Unscoped()),
        tokens(Map.of()).validate("theirs", Expiry.ENFORCED).map(Grant::scope));
  }

  @Test
  void unknownTokenIsWorthNothing() {
    answer(Reply.json(404, "{\"itemNotFound\":{\"code\":404,\"message\":\"Token not found.\"}}"));

    assertEquals(Optional.empty(), tokens(Map.of()).validate("theirs", Expiry.ENFORCED));
  }

  @Test
  void expiredTokenIsNeverForgiven() {
    clock.advance(Duration.ofMinutes(1));

    assertEquals(Optional.empty(), tokens(Map.of()).validate("theirs", Expiry.ENFORCED));
    assertEquals(Optional.empty(), tokens(Map.of()).validate("theirs", Expiry.FORGIVEN));
  }

  @Test
  void answersAreKept() {
    RackspaceTokens tokens = tokens(Map.of());

    tokens.validate("theirs", Expiry.ENFORCED);
    tokens.validate("theirs", Expiry.FORGIVEN);

    assertEquals(1, identity.count("GET"));
  }

  @Test
  void nonAuthoritativeAnswerCounts() {
    answer(Reply.json(203, THEIRS));

    assertEquals(
        Optional.of("161418"),
        tokens(Map.of()).validate("theirs", Expiry.ENFORCED).map(Grant::userId));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{'access':{}}",
        "{'access':{'token':{'expires':'2026-11-24T13:00:00.000-05:00'}}}",
        "{'access':{'token':{'expires':'soon'},'user':{'id':'1'}}}",
        "{'access':{'token':{'expires':'2026-11-24T13:00:00.000-05:00','tenant':'1'},'user':{'id':'1'}}}",
        "{'access':{'token':{'expires':'2026-11-24T13:00:00.000-05:00'},'user':{'id':'1','roles':{}}}}",
      })
  void oddDocumentIsUnavailable(String document) {
    answer(Reply.json(200, document.replace('\'', '"')));

    assertRefused(503, () -> tokens(Map.of()).validate("theirs", Expiry.ENFORCED));
  }

  @Test
  void serviceThatFailsIsUnavailable() {
    answer(Reply.of(503));

    assertRefused(503, () -> tokens(Map.of()).validate("theirs", Expiry.ENFORCED));
  }

  @Test
  void callersAreSentToTheService() {
    assertEquals(identity.url() + "/v2.0", tokens(Map.of()).authenticationUri("http://images"));
  }

  @Test
  void missingSecretEndsTheStart() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new RackspaceTokens(
                Settings.of(
                    Map.of(
                        "images.rackspace.url",
                        identity.url(),
                        "images.rackspace.username",
                        "images")),
                clock));
  }

  private void answer(Reply reply) {
    identity.behave(asked -> asked.method().equals("POST") ? Reply.json(200, OURS) : reply);
  }

  private RackspaceTokens tokens(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("images.rackspace.url", identity.url() + "/v2.0/");
    settings.put("images.rackspace.username", "images");
    settings.put("images.rackspace.password", "a secret");
    return new RackspaceTokens(Settings.of(settings), clock, clock.stopWatch());
  }
}
