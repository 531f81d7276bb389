package org.cloudimages.identity.local.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.identity.local.TestUsers;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.LocalUsersOnly;
import org.cloudimages.testing.TestWar;
import org.cloudimages.testing.Users;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Getting, showing and revoking tokens, as clients do with Keystone v3. */
@ArquillianTest
@Tag("identity")
@LocalUsersOnly
class TokensIT {

  private static final String TOKENS = "/identity/v3/auth/tokens";
  private static final String TOO_MANY = "Too many requests.";
  private static final String WRONG = "The user, the password or the token is wrong.";

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create(
        Map.of(
            "images.limit.source.proxies", "127.0.0.1",
            // because a flood of logins that take no time is none
            "images.local.password-iterations", "210000"));
  }

  @Test
  void passwordGivesATokenThatTheApiTakes() {
    String token = tokenOf("member");

    String image = Api.withToken(token).create("of a user who logged in");
    assertEquals("demo", Api.withToken(token).get(image).json().getString("owner"));
  }

  @Test
  void documentTellsUserProjectRolesAndEndpoints() {
    JsonObject token = token(login("member").expect(201));

    String endpoint = TestBed.get().server().endpoint().toString();
    assertEquals(
        JsonText.object(
            """
            {'methods':['password'],
             'audit_ids':['%s'],
             'issued_at':'%s',
             'expires_at':'%s',
             'user':{'id':'member','name':'member','domain':{'id':'default','name':'Default'}},
             'project':{'id':'demo','name':'demo','domain':{'id':'default','name':'Default'}},
             'roles':[{'id':'member','name':'member'},{'id':'reader','name':'reader'}],
             'catalog':[%s,%s]}\
            """
                .formatted(
                    token.getJsonArray("audit_ids").getString(0),
                    token.getString("issued_at"),
                    token.getString("expires_at"),
                    service("image", "images", endpoint),
                    service("identity", "identity", endpoint + "/identity"))),
        token);
  }

  @Test
  void catalogIsLeftOutOnRequest() {
    Answer answer = Api.anonymous().post(TOKENS + "?nocatalog", passwordOf("member")).expect(201);
    assertFalse(token(answer).containsKey("catalog"));

    String text = answer.header("X-Subject-Token").orElseThrow();
    Api own = Api.withToken(text).with("X-Subject-Token", text);
    assertFalse(token(own.get(TOKENS + "?nocatalog=true").expect(200)).containsKey("catalog"));
    assertTrue(token(own.get(TOKENS).expect(200)).containsKey("catalog"));
  }

  @Test
  void tokenLastsADay() {
    JsonObject token = token(login("member").expect(201));

    Instant issued = Instant.parse(token.getString("issued_at"));
    Instant expires = Instant.parse(token.getString("expires_at"));
    assertEquals(Duration.ofDays(1), Duration.between(issued, expires));
    Duration age = Duration.between(issued, Instant.now());
    assertTrue(age.compareTo(Duration.ofMinutes(1)) < 0, () -> "issued at " + issued);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'project':{'name':'demo','domain':{'id':'default'}}}",
        "{'project':{'name':'demo','domain':{'name':'Default'}}}",
        "{'project':{'name':'demo'}}",
        "{'project':{'id':'demo'}}",
        "{'project':{'id':'demo','name':'demo'}}",
        "'unscoped'"
      })
  void tokenIsForTheUsersProject(String scope) {
    Answer answer =
        Api.anonymous().post(TOKENS, auth(password("member"), ",'scope':" + scope)).expect(201);

    assertEquals("demo", token(answer).getJsonObject("project").getString("id"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'project':{'name':'other','domain':{'id':'default'}}}",
        "{'project':{'id':'no such project'}}",
        "{'project':{'id':'demo','name':'other'}}",
        "{'project':{'name':'demo','domain':{'id':'another'}}}",
        "{'domain':{'id':'default'}}",
        "{'system':{'all':true}}",
        "{'OS-TRUST:trust':{'id':'x'}}"
      })
  void tokenForAnythingElseIsUnauthorized(String scope) {
    Api.anonymous()
        .post(TOKENS, auth(password("member"), ",'scope':" + scope))
        .expectFault(401, "The user has no role in what the token is to be for.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'id':'member'",
        "'id':'member','domain':{'name':'Default'}",
        "'name':'member','domain':{'id':'default'}",
        "'name':'member','domain':{'name':'default'}"
      })
  void userIsNamedByItsIdOrInTheOneDomain(String user) {
    Api.anonymous().post(TOKENS, auth(password(user, TestUsers.PASSWORD), "")).expect(201);
  }

  @Test
  void userOfAnotherDomainIsUnauthorized() {
    String user = "'name':'member','domain':{'id':'another'}";
    Api.anonymous()
        .post(TOKENS, auth(password(user, TestUsers.PASSWORD), ""))
        .expectFault(401, WRONG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "wrong", "A PASSWORD FOR TESTS"})
  void wrongPasswordIsUnauthorizedInTheFormOfKeystone(String password) {
    Answer answer =
        Api.anonymous().post(TOKENS, auth(password("'name':'member'", password), "")).expect(401);

    assertEquals(
        JsonText.object("{'error':{'code':401,'message':'" + WRONG + "','title':'Unauthorized'}}"),
        answer.json());
    assertEquals(
        Optional.of("Keystone uri=\"" + TestBed.get().server().endpoint() + "/identity/v3\""),
        answer.header("WWW-Authenticate"));
  }

  @Test
  void unknownNameIsUnauthorizedInTheSameWords() {
    Api.anonymous()
        .post(TOKENS, auth(password("'name':'no such user'", TestUsers.PASSWORD), ""))
        .expectFault(401, WRONG);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{} | auth | an object",
        "{'auth':null} | auth | an object",
        "{'auth':[]} | auth | an object",
        "{'auth':{}} | auth.identity | an object",
        "{'auth':{'identity':[]}} | auth.identity | an object",
        "{'auth':{'identity':{}}} | auth.identity.methods | an array of strings",
        "{'auth':{'identity':{'methods':'password'}}} | auth.identity.methods | an array of strings",
        "{'auth':{'identity':{'methods':[1]}}} | auth.identity.methods | a string",
        "{'auth':{'identity':{'methods':[]}}} | auth.identity.methods | [\"password\"] or [\"token\"]",
        "{'auth':{'identity':{'methods':['totp']}}} | auth.identity.methods"
            + " | [\"password\"] or [\"token\"]",
        "{'auth':{'identity':{'methods':['password']}}} | auth.identity.password | an object",
        "{'auth':{'identity':{'methods':['password'],'password':{'user':'x'}}}}"
            + " | auth.identity.password.user | an object",
        "{'auth':{'identity':{'methods':['password'],'password':{'user':{}}}}}"
            + " | auth.identity.password.user.name | a string",
        "{'auth':{'identity':{'methods':['password'],'password':{'user':{'name':1}}}}}"
            + " | auth.identity.password.user.name | a string",
        "{'auth':{'identity':{'methods':['password'],'password':{'user':{'id':{}}}}}}"
            + " | auth.identity.password.user.id | a string",
        "{'auth':{'identity':{'methods':['password'],'password':{'user':{'name':'x'}}}}}"
            + " | auth.identity.password.user.password | a string",
        "{'auth':{'identity':{'methods':['password'],'password':{'user':{'name':'x','domain':1}}}}}"
            + " | auth.identity.password.user.domain | an object",
        "{'auth':{'identity':{'methods':['token']}}} | auth.identity.token | an object",
        "{'auth':{'identity':{'methods':['token'],'token':{'id':1}}}}"
            + " | auth.identity.token.id | a string",
        "{'auth':{'identity':{'methods':['token'],'token':{'id':'x'}},'scope':1}}"
            + " | auth.scope | an object",
        "{'auth':{'identity':{'methods':['token'],'token':{'id':'x'}},'scope':{'project':1}}}"
            + " | auth.scope.project | an object"
      })
  void bodyOfAnotherFormIsBadRequestThatNamesTheField(String body, String field, String what) {
    Api.anonymous()
        .post(TOKENS, JsonText.object(body))
        .expectFault(400, "Invalid value for '" + field + "': it must be " + what);
  }

  @Test
  void scopeOfNoProjectIsBadRequest() {
    Api.anonymous()
        .post(TOKENS, auth(password("member"), ",'scope':{'project':{}}"))
        .expectFault(400, "Invalid value for 'auth.scope.project.id': an id or a name is required");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "[]", "1", "{"})
  void bodyThatIsNoObjectIsBadRequest(String body) {
    Api.anonymous()
        .with("Content-Type", "application/json")
        .send("POST", TOKENS, BodyPublishers.ofString(body))
        .expect(400);
  }

  @Test
  void tokenGivesAnotherTokenThatEndsWithIt() {
    Answer first = login("member").expect(201);
    String text = first.header("X-Subject-Token").orElseThrow();

    Answer second =
        Api.anonymous()
            .post(TOKENS, auth(token(text), ",'scope':{'project':{'id':'demo'}}"))
            .expect(201);

    String other = second.header("X-Subject-Token").orElseThrow();
    assertNotEquals(text, other);
    Api.withToken(other).get("/v2/images").expect(200);
    assertEquals("[\"token\",\"password\"]", token(second).get("methods").toString());
    assertEquals(token(first).getString("expires_at"), token(second).getString("expires_at"));
  }

  @Test
  void tokenThatIsNoneGivesNone() {
    Users users = TestBed.get().users();
    for (String text :
        List.of("", "x", users.expiredToken("member"), users.forgedToken("member"))) {
      Api.anonymous().post(TOKENS, auth(token(text), "")).expectFault(401, WRONG);
    }
  }

  @Test
  void tokenForAnotherProjectIsUnauthorized() {
    Api.anonymous()
        .post(TOKENS, auth(token(tokenOf("member")), ",'scope':{'project':{'id':'other'}}"))
        .expect(401);
  }

  @Test
  void tokenIsShownToItsUserAndToAdministratorsAndServices() {
    Answer login = login("member").expect(201);
    String text = login.header("X-Subject-Token").orElseThrow();

    for (String caller : List.of("member", "admin", "service")) {
      Answer shown = Api.as(caller).with("X-Subject-Token", text).get(TOKENS).expect(200);
      assertEquals(login.json(), shown.json());
      assertEquals(Optional.of(text), shown.header("X-Subject-Token"));
    }
    Api.as("colleague").with("X-Subject-Token", text).get(TOKENS).expect(403);
  }

  @Test
  void headTellsOnlyWhetherATokenIsValid() {
    Answer valid = head(Api.as("member").with("X-Subject-Token", tokenOf("member")));
    assertEquals(200, valid.status());
    assertEquals("", valid.body());
    assertEquals(404, head(Api.as("member").with("X-Subject-Token", "x")).status());
    assertEquals(401, head(Api.anonymous()).status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "DELETE"})
  void subjectThatIsNoTokenIsNotFound(String method) {
    Users users = TestBed.get().users();
    for (String text :
        List.of("", "x", users.expiredToken("member"), users.forgedToken("member"))) {
      send(method, Api.as("admin").with("X-Subject-Token", text)).expect(404);
    }
    send(method, Api.as("admin")).expectFault(404, "The token could not be found.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "DELETE"})
  void callerWithoutATokenIsUnauthorized(String method) {
    Api subject = Api.anonymous().with("X-Subject-Token", tokenOf("member"));

    Answer answer = send(method, subject).expect(401);
    assertTrue(answer.header("WWW-Authenticate").isPresent());
    send(method, subject.with("X-Auth-Token", "x")).expect(401);
  }

  @Test
  void revokedTokenIsUnauthorizedAtOnce() {
    String text = tokenOf("member");
    Api.withToken(text).get("/v2/images").expect(200);

    send("DELETE", Api.withToken(text).with("X-Subject-Token", text)).expect(204);

    Api.withToken(text).get("/v2/images").expect(401);
    send("DELETE", Api.withToken(text).with("X-Subject-Token", text)).expect(401);
    Api.as("admin").with("X-Subject-Token", text).get(TOKENS).expect(404);
    Api.anonymous().post(TOKENS, auth(token(text), "")).expect(401);
    Api.as("member").get("/v2/images").expect(200);
  }

  @Test
  void revokedTokenStaysSoWhenTheServiceStartsAgain() {
    String text = tokenOf("member");
    send("DELETE", Api.as("admin").with("X-Subject-Token", text)).expect(204);

    TestBed.get().deployments().renew(war());
    Await.until(() -> Api.anonymous().get("/healthcheck/ready").status() == 200);

    Api.withToken(text).get("/v2/images").expect(401);
    Api.as("member").get("/v2/images").expect(200);
  }

  @Test
  void tokensOfOneLoginAreRevokedTogether() {
    String first = tokenOf("member");
    Answer answer = Api.anonymous().post(TOKENS, auth(token(first), "")).expect(201);
    String second = answer.header("X-Subject-Token").orElseThrow();
    assertEquals(2, token(answer).getJsonArray("audit_ids").size());
    Api.withToken(second).get("/v2/images").expect(200);

    send("DELETE", Api.withToken(first).with("X-Subject-Token", first)).expect(204);

    Api.withToken(second).get("/v2/images").expect(401);
    Api.anonymous().post(TOKENS, auth(token(second), "")).expect(401);
    Api.as("member").get("/v2/images").expect(200);
  }

  @Test
  void failedLoginsOfOneUserFromOneAddressAreRefusedThere() {
    Api attacker = from("192.0.2.1");
    repeat(10, () -> attacker.post(TOKENS, auth(password("'name':'keeper'", "wrong"), "")));

    Answer answer = attacker.post(TOKENS, passwordOf("keeper")).expectFault(413, TOO_MANY);
    int seconds = answer.fault().getInt("retryAfter");
    assertEquals(Optional.of(Integer.toString(seconds)), answer.header("Retry-After"));
    assertTrue(seconds > 0 && seconds <= 6, answer::toString);
    from("192.0.2.2").post(TOKENS, passwordOf("keeper")).expect(201);
    attacker.post(TOKENS, passwordOf("member")).expect(201);
  }

  @Test
  void failedLoginsFromOneAddressAreRefusedWhoeverIsMeant() {
    Api attacker = from("192.0.2.3");
    List<String> users = List.of("service", "creator", "observer", "rejected", "no such user");
    AtomicInteger attempts = new AtomicInteger();
    repeat(
        30,
        () -> {
          String user = users.get(attempts.getAndIncrement() % users.size());
          return attacker.post(TOKENS, auth(password("'name':'" + user + "'", "wrong"), ""));
        });

    attacker.post(TOKENS, passwordOf("member")).expect(413);
    from("192.0.2.4").post(TOKENS, passwordOf("member")).expect(201);
  }

  @Test
  void nobodyLocksAUserOutWhereItHasLoggedIn() {
    from("192.0.2.5").post(TOKENS, passwordOf("solo")).expect(201);
    AtomicInteger addresses = new AtomicInteger();
    repeat(
        60,
        () ->
            from("198.51.100." + addresses.incrementAndGet())
                .post(TOKENS, auth(password("'id':'solo'", "wrong"), "")));

    from("192.0.2.5").post(TOKENS, passwordOf("solo")).expect(201);
  }

  @Test
  void changeOfAPasswordIsAnAttemptToo() {
    Api attacker = from("192.0.2.6");
    JsonObject change =
        JsonText.object("{'user':{'original_password':'wrong','password':'another password'}}");
    repeat(10, () -> attacker.post("/identity/v3/users/hasty/password", change));

    attacker.post(TOKENS, passwordOf("hasty")).expect(413);
  }

  @Test
  void floodOfWrongLoginsLeavesRoomForWhoHasLoggedInBefore() throws Exception {
    login("colleague").expect(201);
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger answered = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(30);
    try {
      for (int n = 0; n < 30; n++) {
        boolean isHere = n % 2 == 0;
        threads.execute(
            () -> {
              while (!over.get()) {
                int attempt = answered.incrementAndGet();
                String user = "'name':'flood " + attempt + "'";
                Api api =
                    isHere ? Api.anonymous() : from("10.0." + attempt / 256 + "." + attempt % 256);
                api.post(TOKENS, auth(password(user, "wrong"), ""));
              }
            });
      }
      Await.until(() -> answered.get() > 100);

      for (int n = 0; n < 20; n++) {
        login("colleague").expect(201);
      }
    } finally {
      over.set(true);
      threads.shutdown();
      assertTrue(threads.awaitTermination(1, TimeUnit.MINUTES));
    }
  }

  private static Api from(String address) {
    return Api.anonymous().with("X-Forwarded-For", address);
  }

  /** Fails until that is refused; on a slow machine the rate lets more pass. */
  private static void repeat(int least, Supplier<Answer> attempt) {
    int times = 0;
    while (attempt.get().status() == 401) {
      times++;
    }
    int passed = times;
    assertTrue(passed >= least, () -> "passed: " + passed);
  }

  @Test
  void nobodyRevokesTheTokenOfAnother() {
    String text = tokenOf("member");

    send("DELETE", Api.as("colleague").with("X-Subject-Token", text)).expect(403);

    Api.withToken(text).get("/v2/images").expect(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH", "OPTIONS", "FOO"})
  void otherMethodsAreNotAllowed(String method) {
    Answer answer = send(method, Api.anonymous()).expect(405);

    assertEquals(Optional.of("GET, HEAD, POST, DELETE"), answer.header("Allow"));
  }

  private static Answer login(String user) {
    return Api.anonymous().post(TOKENS, passwordOf(user));
  }

  private static String tokenOf(String user) {
    return login(user).expect(201).header("X-Subject-Token").orElseThrow();
  }

  private static Answer send(String method, Api api) {
    return api.send(method, TOKENS, BodyPublishers.noBody());
  }

  private static Answer head(Api api) {
    return send("HEAD", api);
  }

  private static JsonObject token(Answer answer) {
    return answer.json().getJsonObject("token");
  }

  private static JsonObject passwordOf(String user) {
    return auth(password(user), "");
  }

  private static String password(String user) {
    return password("'name':'" + user + "'", TestUsers.PASSWORD);
  }

  private static String password(String user, String password) {
    return "'methods':['password'],'password':{'user':{"
        + user
        + ",'password':'"
        + password
        + "'}}";
  }

  private static String token(String text) {
    return "'methods':['token'],'token':{'id':'" + text + "'}";
  }

  private static JsonObject auth(String identity, String more) {
    return JsonText.object("{'auth':{'identity':{" + identity + "}" + more + "}}");
  }

  private static String service(String type, String name, String url) {
    StringBuilder endpoints = new StringBuilder();
    for (String kind : List.of("public", "internal", "admin")) {
      endpoints
          .append(endpoints.isEmpty() ? "" : ",")
          .append(
              """
              {'id':'%s-%s','interface':'%s','region':'RegionOne','region_id':'RegionOne',\
              'url':'%s'}\
              """
                  .formatted(name, kind, kind, url));
    }
    return "{'type':'%s','name':'%s','id':'%s','endpoints':[%s]}"
        .formatted(type, name, name, endpoints);
  }
}
