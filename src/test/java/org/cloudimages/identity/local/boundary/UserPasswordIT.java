package org.cloudimages.identity.local.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.cloudimages.identity.local.TestUsers;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.LocalUsersOnly;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A user changes its own password. */
@ArquillianTest
@Tag("identity")
@SharedDeployment
@LocalUsersOnly
class UserPasswordIT {

  private static final String TOKENS = "/identity/v3/auth/tokens";
  private static final String PASSWORD = "/identity/v3/users/changing/password";

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create();
  }

  @Test
  void newPasswordTakesTheOldOnesPlaceAndEndsItsTokens() {
    String token = login(TestUsers.PASSWORD).header("X-Subject-Token").orElseThrow();
    Api.withToken(token).get("/v2/images").expect(200);

    change(TestUsers.PASSWORD, "another password").expect(204);

    Api.withToken(token).get("/v2/images").expect(401);
    login(TestUsers.PASSWORD).expect(401);
    login("another password").expect(201);
    change("another password", TestUsers.PASSWORD).expect(204);
    login(TestUsers.PASSWORD).expect(201);
  }

  @Test
  void formerPasswordIsTheProof() {
    Answer answer = change("wrong", "another password").expect(401);

    assertTrue(answer.header("WWW-Authenticate").isPresent());
    login(TestUsers.PASSWORD).expect(201);
    Api.anonymous()
        .post(
            "/identity/v3/users/no-such-user/password",
            JsonText.object(
                "{'user':{'original_password':'%s','password':'another password'}}"
                    .formatted(TestUsers.PASSWORD)))
        .expectFault(401, "The user or the former password is wrong.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{} | user: it must be an object",
        "{'user':{}} | user.original_password: it must be a string",
        "{'user':{'original_password':'x'}} | user.password: it must be a string",
        "{'user':{'original_password':'x','password':1}} | user.password: it must be a string",
        "{'user':{'original_password':'x','password':'1234567'}}"
            + " | user.password: it must have at least 8 characters",
        "{'user':{'original_password':'12345678','password':'12345678'}}"
            + " | user.password: it must be another one than before"
      })
  void bodyOfAnotherFormIsBadRequestThatNamesTheField(String body, String fault) {
    String[] parts = fault.split(": ", 2);
    Api.anonymous()
        .post(PASSWORD, JsonText.object(body))
        .expectFault(400, "Invalid value for '" + parts[0] + "': " + parts[1]);
  }

  @Test
  void loginsChangesAndRevocationsAreInTheAudit() {
    String token = login(TestUsers.PASSWORD).header("X-Subject-Token").orElseThrow();
    String requestId = "req-" + UUID.randomUUID();
    Api named = Api.anonymous().with("X-Openstack-Request-Id", requestId);
    JsonObject wrong = passwords("wrong", "another password");

    named.post(PASSWORD, wrong).expect(401);
    named.post("/identity/v3/users/no-such-user/password", wrong).expect(401);
    named.with("X-Auth-Token", token).with("X-Subject-Token", token).delete(TOKENS).expect(204);
    named.post(PASSWORD, passwords(TestUsers.PASSWORD, "another password")).expect(204);
    change("another password", TestUsers.PASSWORD).expect(204);

    assertEquals(
        """
        user.login.failed\trefused\tchanging\tchanging\t127.0.0.1
        user.login.failed\trefused\tnull\tnull\t127.0.0.1
        token.revoke\tsuccess\tchanging\tchanging\t127.0.0.1
        user.password\tsuccess\tchanging\tchanging\t127.0.0.1
        """,
        audit(requestId));
  }

  private static String audit(String requestId) {
    String sql =
        "SELECT action, outcome, user_id, project_id, source FROM audit_entries WHERE request_id"
            + " LIKE '%s~%%' ORDER BY occurred_at, id";
    return Api.as("admin")
        .get(
            "/v2/probe/query?sql="
                + URLEncoder.encode(sql.formatted(requestId), StandardCharsets.UTF_8))
        .expect(200)
        .body();
  }

  @Test
  void onlyPostIsAllowed() {
    assertEquals(Optional.of("POST"), Api.anonymous().get(PASSWORD).expect(405).header("Allow"));
  }

  private static Answer login(String password) {
    return Api.anonymous()
        .post(
            TOKENS,
            JsonText.object(
                """
                {'auth':{'identity':{'methods':['password'],'password':{'user':{
                  'name':'changing','password':'%s'}}}}}\
                """
                    .formatted(password)));
  }

  private static Answer change(String former, String password) {
    return Api.anonymous().post(PASSWORD, passwords(former, password));
  }

  private static JsonObject passwords(String former, String password) {
    return JsonText.object(
        "{'user':{'original_password':'%s','password':'%s'}}".formatted(former, password));
  }
}
