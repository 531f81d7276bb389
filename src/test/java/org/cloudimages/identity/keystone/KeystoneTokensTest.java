package org.cloudimages.identity.keystone;

import static org.cloudimages.testing.Faults.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import org.cloudimages.fault.Fault;
import org.cloudimages.identity.Grant;
import org.cloudimages.identity.TokenValidator.Expiry;
import org.cloudimages.identity.UserToken;
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

/** What is hard to make a real Keystone do; what it does by itself is tested with one. */
class KeystoneTokensTest {

  private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");
  private static final String DOCUMENT =
      """
      {"token":{"user":{"id":"u"},"project":{"id":"p"},"roles":[{"name":"member"}],
      "expires_at":"2026-11-24T13:00:00.000000Z"}}\
      """;
  private static final Grant GRANT =
      new Grant("u", new Grant.Project("p"), Set.of("member"), Optional.empty());

  private final SettableClock clock = new SettableClock(START);
  private final StubServer keystone = new StubServer(KeystoneTokensTest::good);
  private final KeystoneTokens tokens = tokens("300");

  @AfterEach
  void close() {
    keystone.close();
  }

  @Test
  void validationIsAskedForWithATokenOfOurOwn() {
    assertEquals(Optional.of(GRANT), tokens.validate("theirs", Expiry.ENFORCED));

    Asked login = keystone.asked().get(0);
    assertEquals("POST /v3/auth/tokens?nocatalog", login.toString());
    assertEquals(
        JsonText.object(
            """
            {'auth':{'identity':{'methods':['password'],'password':{'user':
              {'name':'images','domain':{'name':'Default'},'password':'a secret'}}},
              'scope':{'project':{'name':'service','domain':{'name':'Default'}}}}}\
            """),
        JsonText.object(login.body()));
    Asked validation = keystone.asked().get(1);
    assertEquals("GET /v3/auth/tokens", validation.toString());
    assertEquals("ours 1", validation.header("X-Auth-Token"));
    assertEquals("theirs", validation.header("X-Subject-Token"));
    assertEquals("1", validation.header("OpenStack-Identity-Access-Rules"));
    assertEquals(2, keystone.asked().size());
  }

  @Test
  void catalogTellsTheBearerWhereAServiceIs() {
    keystone.behave(
        asked ->
            Reply.json(
                200,
                JsonText.object(
                        """
                        {'catalog':[{'type':'image','endpoints':[]},{'type':'object-store',
                        'endpoints':[
                        {'interface':'internal','region_id':'one','url':'http://inner/v1'},
                        {'interface':'public','region_id':'one','url':'http://outer/v1/'},
                        {'interface':'public','region_id':'two','url':'http://far/v1'}]}]}\
                        """)
                    .toString()));

    UserToken theirs = new UserToken("theirs");
    assertEquals(url("http://outer/v1"), endpoint(theirs, "object-store", "public", ""));
    assertEquals(url("http://inner/v1"), endpoint(theirs, "object-store", "internal", ""));
    assertEquals(url("http://far/v1"), endpoint(theirs, "object-store", "public", "two"));
    assertEquals(Optional.empty(), endpoint(theirs, "object-store", "internal", "two"));
    assertEquals(Optional.empty(), endpoint(theirs, "object-store", "public", "three"));
    assertEquals(Optional.empty(), endpoint(theirs, "dns", "public", ""));
    Asked question = keystone.asked().get(0);
    assertEquals("GET /v3/auth/catalog", question.toString());
    assertEquals("theirs", question.header("X-Auth-Token"));
    keystone.behave(asked -> Reply.of(401));
    assertRefused(503, () -> endpoint(theirs, "object-store", "public", ""));
    UserToken odd = new UserToken("o\u00e9\n");
    assertEquals(Optional.empty(), endpoint(odd, "object-store", "public", ""));
  }

  private Optional<URI> endpoint(UserToken token, String type, String network, String region) {
    return tokens.endpoint(
        token, type, network, Optional.of(region).filter(name -> !name.isEmpty()));
  }

  private static Optional<URI> url(String text) {
    return Optional.of(URI.create(text));
  }

  @Test
  void expiredTokenIsForgivenOnRequestOnly() {
    clock.advance(Duration.ofHours(2));

    assertEquals(Optional.empty(), tokens.validate("theirs", Expiry.ENFORCED));
    assertEquals(Optional.of(GRANT), tokens.validate("theirs", Expiry.FORGIVEN));
    assertEquals("GET /v3/auth/tokens?allow_expired=1", last().toString());
  }

  @Test
  void ownTokenIsKept() {
    tokens.validate("one", Expiry.ENFORCED);
    tokens.validate("two", Expiry.ENFORCED);

    assertEquals(1, keystone.count("POST"));
  }

  @Test
  void questionsAreCountedAndACacheThatIsClearedAsksAgain() {
    tokens.validate("theirs", Expiry.ENFORCED);
    tokens.validate("theirs", Expiry.ENFORCED);
    assertEquals(1, tokens.tokens().questions());
    assertEquals(1, tokens.tokens().cacheHits());

    tokens.tokens().clearCache();
    keystone.behave(asked -> Reply.of(500));

    assertUnavailable();
    assertEquals(2, tokens.tokens().questions());
    assertEquals(1, tokens.tokens().failedQuestions());
    assertEquals(2, tokens.tokens().cacheMisses());
  }

  @Test
  void refusedOwnTokenIsRenewedOnce() {
    tokens.validate("one", Expiry.ENFORCED);
    keystone.behave(
        asked -> asked.header("X-Auth-Token").equals("ours 1") ? Reply.of(401) : good(asked, 2));

    assertEquals(Optional.of(GRANT), tokens.validate("two", Expiry.ENFORCED));
    assertEquals("ours 2", last().header("X-Auth-Token"));
    assertEquals(2, keystone.count("POST"));
  }

  @Test
  void tokenThatIsRefusedTwiceIsUnavailable() {
    keystone.behave(asked -> asked.method().equals("POST") ? good(asked) : Reply.of(401));

    assertUnavailable();
    assertEquals(2, keystone.count("POST"));
    assertEquals(2, keystone.count("GET"));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 400, 403, 413, 429, 500, 502, 503, 504})
  void otherStatusIsUnavailable(int status) {
    keystone.behave(asked -> asked.method().equals("POST") ? good(asked) : Reply.of(status));

    assertUnavailable();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "{\"token\":{}}", "[]"})
  void documentThatIsNoneIsUnavailable(String document) {
    keystone.behave(
        asked -> asked.method().equals("POST") ? good(asked) : Reply.json(200, document));

    assertUnavailable();
  }

  @Test
  void wrongPasswordOfOurOwnIsUnavailable() {
    keystone.behave(asked -> Reply.of(401));

    assertUnavailable();
    assertEquals(1, keystone.asked().size());
  }

  @Test
  void loginWithoutATokenIsUnavailable() {
    keystone.behave(asked -> Reply.json(201, DOCUMENT));

    assertUnavailable();
  }

  @Test
  void unknownTokenIsRememberedForAMinute() {
    keystone.behave(asked -> asked.method().equals("POST") ? good(asked) : Reply.of(404));

    assertEquals(Optional.empty(), tokens.validate("theirs", Expiry.ENFORCED));
    assertEquals(Optional.empty(), tokens.validate("theirs", Expiry.ENFORCED));
    assertEquals(1, keystone.count("GET"));
    clock.advance(Duration.ofSeconds(60));
    assertEquals(Optional.empty(), tokens.validate("theirs", Expiry.ENFORCED));
    assertEquals(2, keystone.count("GET"));
  }

  @Test
  void silentServiceIsGivenUpInTime() {
    keystone.behave(
        asked -> {
          new CountDownLatch(1).await();
          return Reply.of(200);
        });
    long start = System.nanoTime();

    assertUnavailable();

    long millis = (System.nanoTime() - start) / 1_000_000;
    assertTrue(millis < 5_000, () -> millis + " ms");
  }

  @Test
  void serviceThatIsAwayIsAskedOnceASecondAndComesBack() {
    tokens.validate("known", Expiry.ENFORCED);
    keystone.behave(asked -> Reply.of(401));
    assertUnavailable();
    int before = keystone.asked().size();

    assertUnavailable();

    assertEquals(before, keystone.asked().size());
    assertEquals(Optional.of(GRANT), tokens.validate("known", Expiry.ENFORCED));
    keystone.behave(KeystoneTokensTest::good);
    clock.advance(Duration.ofSeconds(1));
    assertEquals(Optional.of(GRANT), tokens.validate("theirs", Expiry.ENFORCED));
  }

  @Test
  void outageIsKnownUntilTheServiceAnswersWhoeverAsks() {
    assertTrue(tokens.isAnswering());
    assertEquals(0, keystone.asked().size());
    keystone.behave(asked -> Reply.of(401));
    assertUnavailable();

    assertFalse(tokens.isAnswering());
    clock.advance(Duration.ofSeconds(1));
    assertFalse(tokens.isAnswering());

    keystone.behave(KeystoneTokensTest::good);
    clock.advance(Duration.ofSeconds(1));
    assertTrue(tokens.isAnswering());
    assertEquals(Optional.of(GRANT), tokens.validate("theirs", Expiry.ENFORCED));
  }

  @Test
  void failureOfOneTokenDoesNotKeepOthersOut() {
    keystone.behave(
        asked -> asked.header("X-Subject-Token").equals("theirs") ? Reply.of(500) : good(asked));

    assertUnavailable();
    assertEquals(Optional.of(GRANT), tokens.validate("another", Expiry.ENFORCED));
  }

  @Test
  void serviceThatIsNotThereIsUnavailable() {
    keystone.close();

    assertUnavailable();
  }

  @Test
  void thousandWhoAskAtOnceAreAnsweredByOneValidation() throws Exception {
    CountDownLatch all = new CountDownLatch(1000);
    keystone.behave(
        asked -> {
          all.await();
          return good(asked);
        });
    ThreadPoolExecutor threads = (ThreadPoolExecutor) Executors.newFixedThreadPool(1000);
    // because on a busy machine so many take longer to start than an answer may
    threads.prestartAllCoreThreads();
    try {
      Callable<Optional<Grant>> ask =
          () -> {
            all.countDown();
            return tokens.validate("theirs", Expiry.ENFORCED);
          };
      List<Future<Optional<Grant>>> answers =
          new ArrayList<>(threads.invokeAll(Collections.nCopies(1000, ask)));
      for (Future<Optional<Grant>> answer : answers) {
        assertEquals(Optional.of(GRANT), answer.get());
      }
    } finally {
      threads.shutdownNow();
    }

    assertEquals(1, keystone.count("POST"));
    assertEquals(1, keystone.count("GET"));
  }

  @Test
  void floodOfInventedTokensLeavesTurnsToThoseThatWereGood() throws Exception {
    KeystoneTokens forgetful = tokens("0");
    forgetful.validate("theirs", Expiry.ENFORCED);
    CountDownLatch flooded = new CountDownLatch(12);
    CountDownLatch over = new CountDownLatch(1);
    keystone.behave(
        asked -> {
          if (asked.header("X-Subject-Token").startsWith("invented")) {
            flooded.countDown();
            over.await();
          }
          return good(asked);
        });
    ExecutorService threads = Executors.newFixedThreadPool(40);
    try {
      for (int n = 0; n < 40; n++) {
        String token = "invented-" + n;
        var unused = threads.submit(() -> forgetful.validate(token, Expiry.ENFORCED));
      }
      flooded.await();

      assertEquals(Optional.of(GRANT), forgetful.validate("theirs", Expiry.ENFORCED));
      long held = keystone.asked().stream().filter(KeystoneTokensTest::isInvented).count();
      assertEquals(12, held);
    } finally {
      over.countDown();
      threads.shutdownNow();
    }
  }

  private static boolean isInvented(Asked asked) {
    return asked.method().equals("GET") && asked.header("X-Subject-Token").startsWith("invented");
  }

  @ParameterizedTest
  @ValueSource(strings = {"two words", "caf\u00e9", "a\u0000b", "a\nb", "\u007f"})
  void textThatCannotBeATokenIsNotAskedAbout(String text) {
    assertEquals(Optional.empty(), tokens.validate(text, Expiry.ENFORCED));
    assertEquals(Optional.empty(), tokens.validate("x".repeat(4097), Expiry.ENFORCED));
    assertEquals(List.of(), keystone.asked());
  }

  @Test
  void callersAreSentToThePublicUrl() {
    assertEquals(keystone.url() + "/v3", tokens.authenticationUri("http://images"));
    assertEquals(
        "https://cloud.example.com/identity/v3",
        new KeystoneTokens(
                Settings.of(
                    Map.of(
                        "images.keystone.url", keystone.url(),
                        "images.keystone.public-url", "https://cloud.example.com/identity/v3/",
                        "images.keystone.username", "images",
                        "images.keystone.password", "a secret")),
                clock)
            .authenticationUri("http://images"));
  }

  @Test
  void missingSettingEndsTheStart() {
    assertThrows(
        IllegalArgumentException.class, () -> new KeystoneTokens(Settings.of(Map.of()), clock));
  }

  @Test
  void nothingIsKeptWithoutACacheTime() {
    KeystoneTokens forgetful = tokens("0");

    forgetful.validate("theirs", Expiry.ENFORCED);
    forgetful.validate("theirs", Expiry.ENFORCED);

    assertEquals(2, keystone.count("GET"));
  }

  private KeystoneTokens tokens(String cacheSeconds) {
    return new KeystoneTokens(
        Settings.of(
            Map.of(
                "images.keystone.url",
                keystone.url() + "/v3",
                "images.keystone.username",
                "images",
                "images.keystone.password",
                "a secret",
                "images.keystone.cache-seconds",
                cacheSeconds)),
        clock,
        clock.stopWatch());
  }

  private void assertUnavailable() {
    Fault fault = assertRefused(503, () -> tokens.validate("theirs", Expiry.ENFORCED));
    assertTrue(fault.headers().containsKey("Retry-After"), fault::toString);
  }

  private Asked last() {
    return keystone.asked().get(keystone.asked().size() - 1);
  }

  private static Reply good(Asked asked) {
    return good(asked, 1);
  }

  private static Reply good(Asked asked, int login) {
    return asked.method().equals("POST")
        ? new Reply(201, Map.of("X-Subject-Token", "ours " + login), DOCUMENT)
        : Reply.json(200, DOCUMENT);
  }
}
