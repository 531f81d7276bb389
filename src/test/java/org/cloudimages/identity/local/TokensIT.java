package org.cloudimages.identity.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logging in, as a client does with the password method of Keystone v3. */
@ArquillianTest
class TokensIT {

  private static final String TOKENS = "/identity/v3/auth/tokens";

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create();
  }

  @Test
  void passwordGivesATokenThatTheApiTakes() {
    Answer answer = login("member", TestUsers.PASSWORD).expect(201);

    String token = answer.header("X-Subject-Token").orElseThrow();
    String image = Api.withToken(token).create("of a user who logged in");
    assertEquals("demo", Api.withToken(token).get(image).json().getString("owner"));
  }

  @Test
  void documentTellsUserProjectRolesAndEndpoint() {
    JsonObject token =
        login("member", TestUsers.PASSWORD).expect(201).json().getJsonObject("token");

    assertEquals(
        JsonText.object(
            """
            {'methods':['password'],
             'issued_at':'%s',
             'expires_at':'%s',
             'user':{'id':'member','name':'member','domain':{'id':'default','name':'Default'}},
             'project':{'id':'demo','name':'demo','domain':{'id':'default','name':'Default'}},
             'roles':[{'id':'member','name':'member'},{'id':'reader','name':'reader'}],
             'catalog':[{'type':'image','name':'images','id':'images','endpoints':[
               {'id':'images-public','interface':'public','region':'RegionOne',
                'region_id':'RegionOne','url':'%s'}]}]}\
            """
                .formatted(
                    token.getString("issued_at"),
                    token.getString("expires_at"),
                    TestBed.get().server().endpoint())),
        token);
  }

  @Test
  void tokenLastsADay() {
    JsonObject token =
        login("member", TestUsers.PASSWORD).expect(201).json().getJsonObject("token");

    Instant issued = Instant.parse(token.getString("issued_at"));
    Instant expires = Instant.parse(token.getString("expires_at"));
    assertEquals(Duration.ofDays(1), Duration.between(issued, expires));
    Duration age = Duration.between(issued, Instant.now());
    assertTrue(age.compareTo(Duration.ofMinutes(1)) < 0, () -> "issued at " + issued);
  }

  @Test
  void scopeIsAlwaysTheUsersProject() {
    Answer answer =
        Api.anonymous()
            .post(
                TOKENS,
                JsonText.object(
                    """
                    {'auth':{'identity':{'methods':['password'],'password':{'user':{
                      'name':'member','domain':{'id':'default'},'password':'%s'}}},
                      'scope':{'project':{'name':'demo','domain':{'id':'default'}}}}}\
                    """
                        .formatted(TestUsers.PASSWORD)))
            .expect(201);

    assertEquals(
        "demo", answer.json().getJsonObject("token").getJsonObject("project").getString("id"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "wrong", "A PASSWORD FOR TESTS"})
  void wrongPasswordIsUnauthorized(String password) {
    login("member", password).expectFault(401, "The name or the password is wrong.");
  }

  @Test
  void unknownNameIsUnauthorizedInTheSameWords() {
    login("no such user", TestUsers.PASSWORD)
        .expectFault(401, "The name or the password is wrong.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'auth':null}",
        "{'auth':{}}",
        "{'auth':{'identity':[]}}",
        "{'auth':{'identity':{'methods':['password']}}}",
        "{'auth':{'identity':{'methods':['token'],'token':{'id':'x'}}}}",
        "{'auth':{'identity':{'password':{'user':'member'}}}}"
      })
  void bodyWithoutAUserIsBadRequest(String body) {
    Api.anonymous()
        .post(TOKENS, JsonText.object(body))
        .expectFault(400, "Invalid value for 'auth.identity.password.user': it must be an object");
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
  void nameOrPasswordOfAnotherTypeIsUnauthorized() {
    Api.anonymous()
        .post(
            TOKENS,
            JsonText.object("{'auth':{'identity':{'password':{'user':{'name':1,'password':{}}}}}}"))
        .expect(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "DELETE", "PUT"})
  void tokensAreOnlyIssued(String method) {
    Answer answer = Api.anonymous().send(method, TOKENS, BodyPublishers.noBody()).expect(405);

    assertEquals(Optional.of("POST"), answer.header("Allow"));
  }

  @Test
  void otherPathsOfTheIdentityApiAreNotFound() {
    Api.anonymous().get("/identity/v3/users").expect(404);
    Api.anonymous().get("/identity/").expect(404);
  }

  private static Answer login(String name, String password) {
    return Api.anonymous()
        .post(
            TOKENS,
            JsonText.object(
                "{'auth':{'identity':{'methods':['password'],'password':{'user':{'name':'"
                    + name
                    + "','password':'"
                    + password
                    + "'}}}}}"));
  }
}
