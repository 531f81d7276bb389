package org.cloudimages.client.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.cloudimages.client.fault.LoginException;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.SettableClock;
import org.cloudimages.testing.StubServer;
import org.cloudimages.testing.StubServer.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against a server that answers as Keystone does. */
class LoginTest {

  private static final String SECRET = "a secret that nobody may see";
  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

  private final AtomicInteger issued = new AtomicInteger();
  private final StubServer keystone = new StubServer(asked -> token("2030-01-01T01:00:00.000000Z"));
  private final SettableClock clock = new SettableClock(NOW);
  private final URI identity = URI.create(keystone.url() + "/v3");
  private final Login login =
      Login.withPassword(identity, Account.of("demo", "shop"), SECRET).at(clock);

  @AfterEach
  void stop() {
    keystone.close();
  }

  private Reply token(String end) {
    return new Reply(
        201,
        Map.of("X-Subject-Token", "token-" + issued.incrementAndGet()),
        JsonText.object(
                "{'token':{'issued_at':'2030-01-01T00:00:00.000000Z','expires_at':'" + end + "'}}")
            .toString());
  }

  @Test
  void passwordIsForAProject() {
    assertEquals("token-1", login.token());

    assertEquals("POST /v3/auth/tokens", keystone.asked().get(0).toString());
    assertEquals(
        JsonText.object(
                "{'auth':{'identity':{'methods':['password'],'password':{'user':{'name':'demo',"
                    + "'domain':{'name':'Default'},'password':'a secret that nobody may see'}}},"
                    + "'scope':{'project':{'name':'shop','domain':{'name':'Default'}}}}}")
            .toString(),
        keystone.asked().get(0).body());
  }

  @Test
  void applicationCredentialKnowsItsProject() {
    Login.withApplicationCredential(identity, "some-id", SECRET).token();

    assertEquals(
        JsonText.object(
                "{'auth':{'identity':{'methods':['application_credential'],"
                    + "'application_credential':{'id':'some-id',"
                    + "'secret':'a secret that nobody may see'}}}}")
            .toString(),
        keystone.asked().get(0).body());
  }

  @Test
  void tokenIsRenewedBeforeItsEndByTheClocksOfBoth() {
    login.token();
    clock.advance(Duration.ofMinutes(57));
    assertEquals("token-1", login.token());
    clock.advance(Duration.ofMinutes(1));
    assertEquals("token-2", login.token());
  }

  @Test
  void shortTokenIsUsedForMostOfItsLife() {
    keystone.behave(asked -> token("2030-01-01T00:00:10.000000Z"));
    login.token();
    clock.advance(Duration.ofSeconds(8));
    assertEquals("token-1", login.token());
    clock.advance(Duration.ofSeconds(1));
    assertEquals("token-2", login.token());
  }

  @Test
  void refusedTokenIsForgottenOnce() {
    String first = login.token();
    login.refused(first);
    assertEquals("token-2", login.token());
    login.refused(first);
    assertEquals("token-2", login.token());
  }

  @Test
  void ofManyAtOnceOneLogsIn() {
    List<String> tokens =
        IntStream.range(0, 64).parallel().mapToObj(n -> login.token()).distinct().toList();

    assertEquals(List.of("token-1"), tokens);
    assertEquals(1, keystone.count("POST"));
  }

  @Test
  void refusalIsToldWithoutSecrets() {
    keystone.behave(asked -> Reply.json(401, asked.body()));

    LoginException refused = assertThrows(LoginException.class, login::token);

    assertEquals(401, refused.status());
    assertFalse(refused.toString().contains(SECRET));
  }

  @Test
  void whatIsNoTokenIsTold() {
    keystone.behave(
        asked -> new Reply(201, Map.of("X-Subject-Token", "t"), "{\"token\":{\"issued_at\":1}}"));
    assertThrows(LoginException.class, login::token);
    keystone.behave(asked -> Reply.json(201, "{}"));
    assertThrows(LoginException.class, login::token);
    keystone.close();
    assertEquals(0, assertThrows(LoginException.class, login::token).status());
  }
}
