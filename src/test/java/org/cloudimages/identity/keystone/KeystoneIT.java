package org.cloudimages.identity.keystone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonArray;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.server.Keystone;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.KeystoneOnly;
import org.cloudimages.testing.TestWar;
import org.cloudimages.testing.Users;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Tokens of a real Keystone, with the usual cache and a proxy that counts what Keystone is asked.
 */
@ArquillianTest
@Tag("identity")
@KeystoneOnly
class KeystoneIT {

  private static final String TOKEN_NEEDED = "A valid token is required.";

  private static CountingProxy proxy;

  private final KeystoneUsers users = (KeystoneUsers) TestBed.get().users();
  private final KeystoneAdmin admin = users.admin();
  private final Api owner = Api.withToken(users.token("member"));

  @Deployment(testable = false)
  static WebArchive war() {
    Keystone keystone = TestBed.get().keystone().orElseThrow();
    proxy = new CountingProxy(keystone.url());
    Map<String, String> settings = new HashMap<>(KeystoneUsers.settings(proxy.url()));
    settings.put("images.keystone.public-url", keystone.url());
    return TestWar.create(settings);
  }

  @AfterAll
  static void close() {
    proxy.close();
  }

  // Who it is

  @Test
  void tokenOfAProjectActsForIt() {
    String image = owner.create("of a project");

    assertEquals("demo", owner.get(image).expect(200).json().getString("owner"));
    Api.as("admin").get(image).expect(200);
    Api.as("stranger").get(image).expect(404);
    Api.as("reader").delete(image).expect(403);
    owner.delete(image).expect(204);
  }

  @Test
  void callersAreSentToKeystone() {
    Answer answer = Api.anonymous().get("/v2/images").expectFault(401, TOKEN_NEEDED);

    assertEquals(
        Optional.of("Keystone uri=\"" + TestBed.get().keystone().orElseThrow().url() + "/v3\""),
        answer.header("WWW-Authenticate"));
  }

  // 401 and 403

  @Test
  void unknownForgedRevokedAndExpiredTokensAreUnauthorized() {
    for (String token :
        List.of(
            "unknown",
            users.forgedToken("member"),
            users.revokedToken(),
            users.expiredToken("member"))) {
      Api.withToken(token).get("/v2/images").expectFault(401, TOKEN_NEEDED);
    }
  }

  @Test
  void tokenOfADisabledUserIsUnauthorized() {
    String user = admin.createUser("disabled", Users.PASSWORD);
    admin.grant(user, "demo", "member");
    String token = admin.token("disabled", Users.PASSWORD, "demo");

    admin.enable("user", user, false);

    Api.withToken(token).get("/v2/images").expectFault(401, TOKEN_NEEDED);
  }

  @Test
  void tokenOfADisabledProjectIsUnauthorized() {
    String project = admin.createProject("disabled");
    admin.grant(users.id("member"), project, "member");
    String token = admin.token("member", Users.PASSWORD, project);

    admin.enable("project", project, false);

    Api.withToken(token).get("/v2/images").expectFault(401, TOKEN_NEEDED);
  }

  @Test
  void unscopedTokenIsUnauthorized() {
    String token = admin.unscopedToken("member", Users.PASSWORD);

    Api.withToken(token).get("/v2/images").expectFault(401, TOKEN_NEEDED);
  }

  @Test
  void tokenOfTheCloudIsForbiddenEverywhere() {
    Api cloud = Api.withToken(admin.systemToken(Keystone.OPERATOR, Keystone.PASSWORD));

    for (String method : List.of("GET", "POST", "DELETE", "PATCH")) {
      cloud
          .send(method, "/v2/images", BodyPublishers.noBody())
          .expectFault(403, "You are not authorized to do this.");
    }
    cloud.get("/v2/nowhere").expect(403);
  }

  // Service tokens

  @Test
  void serviceTokenLetsTheUserTokenBeExpired() {
    Api late = Api.withToken(users.expiredToken("member"));

    late.get("/v2/images").expectFault(401, TOKEN_NEEDED);
    late.with("X-Service-Token", users.token("service")).get("/v2/images").expect(200);
    late.get("/v2/images").expectFault(401, TOKEN_NEEDED);
  }

  @Test
  void serviceTokenThatIsInvalidOrOfNoServiceIsIgnored() {
    for (String token :
        List.of(
            "unknown",
            users.revokedToken(),
            users.token("colleague"),
            users.expiredToken("service"))) {
      owner.with("X-Service-Token", token).get("/v2/images").expect(200);
      Api.withToken(users.expiredToken("member"))
          .with("X-Service-Token", token)
          .get("/v2/images")
          .expectFault(401, TOKEN_NEEDED);
    }
  }

  @Test
  void serviceTokenAloneIsUnauthorized() {
    Api.anonymous()
        .with("X-Service-Token", users.token("service"))
        .get("/v2/images")
        .expectFault(401, TOKEN_NEEDED);
  }

  // Application credentials

  @Test
  void accessRulesAllowTheirMethodAndPathOnly() {
    String image = owner.create("for a credential");
    Api limited =
        Api.withToken(
            credential(
                """
                [{'service':'image','method':'GET','path':'/v2/images/*'},
                 {'service':'image','method':'GET','path':'/v2/schemas/**'},
                 {'service':'compute','method':'DELETE','path':'/v2/images/*'}]\
                """));

    limited.get(image).expect(200);
    limited.get(image.replace("/v2/", "/v2.5/")).expect(200);
    limited.delete(image).expectFault(401, TOKEN_NEEDED);
    limited.get("/v2/images").expectFault(401, TOKEN_NEEDED);
    limited.get(image + "/members").expectFault(401, TOKEN_NEEDED);
    assertTrue(limited.get("/v2/schemas/a/b").status() != 401);
    owner.get(image).expect(200);
  }

  @Test
  void serviceIsNotBoundByTheAccessRulesOfItsUser() {
    Api limited =
        Api.withToken(
            credential("[{'service':'image','method':'GET','path':'/v2/images/nothing'}]"));

    limited.get("/v2/images").expectFault(401, TOKEN_NEEDED);
    limited.with("X-Service-Token", "unknown").get("/v2/images").expect(401);
    limited.with("X-Service-Token", users.token("service")).get("/v2/images").expect(200);
  }

  @Test
  void credentialWithoutRulesMayAll() {
    Api.withToken(credential("[]")).get("/v2/images").expect(200);
  }

  // The cache

  @Test
  void knownTokenIsNotAskedAboutAgain() {
    String token = users.freshToken("member");
    for (int i = 0; i < 20; i++) {
      Api.withToken(token).get("/v2/images").expect(200);
    }

    assertEquals(1, proxy.validations(token));
    assertTrue(proxy.logins() <= 1, "one login of the service itself");
  }

  @Test
  void refusedTokenIsNotAskedAboutAgain() {
    String token = users.revokedToken();
    for (int i = 0; i < 20; i++) {
      Api.withToken(token).get("/v2/images").expect(401);
    }

    assertEquals(1, proxy.validations(token));
  }

  @Test
  void thousandFirstRequestsMakeOneValidation() {
    String token = users.freshToken("member");
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    // because a path that needs the database would also wait for one of its few connections
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(TestBed.get().server().endpoint() + "/v2/nowhere"))
            .header("X-Auth-Token", token)
            .build();
    List<CompletableFuture<Integer>> statuses = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      statuses.add(
          client
              .sendAsync(request, HttpResponse.BodyHandlers.discarding())
              .thenApply(HttpResponse::statusCode));
    }

    assertEquals(
        Collections.nCopies(1000, 404), statuses.stream().map(CompletableFuture::join).toList());
    assertEquals(1, proxy.validations(token));
  }

  // What belongs to local users

  @Test
  void identityApiOfTheServiceIsUnknown() {
    JsonValue body = JsonText.object("{'auth':{}}");

    Api.anonymous().post("/identity/v3/auth/tokens", body).expectFault(401, TOKEN_NEEDED);
    Api.anonymous().get("/identity/v3").expectFault(401, TOKEN_NEEDED);
    owner.post("/identity/v3/auth/tokens", body).expect(404);
    owner.get("/identity/v3/auth/tokens").expect(404);
    owner.get("/identity/v3").expect(404);
  }

  @Test
  void noLocalUsersAreMade() {
    assertTrue(Files.notExists(TestBed.get().data().resolve("users.json")));
    assertTrue(Files.notExists(TestBed.get().data().resolve("first-run.json")));
  }

  /** A token of a new application credential of the member, with these access rules. */
  private String credential(String rules) {
    String secret = "secret " + System.nanoTime();
    JsonArray array = JsonText.object("{'rules':" + rules + "}").getJsonArray("rules");
    String url = TestBed.get().keystone().orElseThrow().url();
    String id =
        KeystoneAdmin.createCredential(
            url,
            users.id("member"),
            users.freshToken("member"),
            secret,
            array.isEmpty() ? Optional.empty() : Optional.of(array));
    return admin.token(id, secret);
  }
}
