package org.cloudimages.limit.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.function.Supplier;
import org.cloudimages.identity.local.TestUsers;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.LocalUsersOnly;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Floods from one address; each test is an address of its own, behind a proxy on this machine. */
@ArquillianTest
@Tag("identity")
class SourceGuardIT {

  private static final int REQUESTS = 10;
  private static final int FAILURES = 3;

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create(
        Map.of(
            "images.limit.source", Integer.toString(REQUESTS),
            "images.limit.source.failures", Integer.toString(FAILURES),
            "images.limit.source.proxies", "127.0.0.1"));
  }

  private static Api from(Api api, String address) {
    return api.with("X-Forwarded-For", address);
  }

  private static void assertRefused(Answer answer, String details) {
    answer.expectFault(413, "Too many requests.");
    assertEquals(details, answer.fault().getString("details"));
    int seconds = answer.fault().getInt("retryAfter");
    assertEquals(Integer.toString(seconds), answer.header("Retry-After").orElseThrow());
    assertTrue(seconds > 0 && seconds <= 60, () -> "seconds: " + seconds);
  }

  /**
   * Repeats a request until it is answered in another way, which must not happen before so many
   * times: on a slow machine the rate lets more pass.
   */
  private static Answer repeat(int least, int status, Supplier<Answer> request) {
    int times = 0;
    Answer answer = request.get();
    while (answer.status() == status) {
      times++;
      answer = request.get();
    }
    int passed = times;
    assertTrue(passed >= least, () -> "passed: " + passed);
    return answer;
  }

  @Test
  void requestsOfOneAddressAboveTheRateAreRefused() {
    Api caller = from(Api.as("member"), "192.0.2.1");

    assertRefused(
        repeat(REQUESTS, 200, () -> caller.get("/v2/images?limit=1")),
        "Requests from one address are limited to 10 per minute.");
    from(Api.as("member"), "192.0.2.2").get("/v2/images?limit=1").expect(200);
  }

  @Test
  void addressWhoseTokensAreWrongIsRefusedBeforeAnyTokenIsLookedAt() {
    Api wrong = from(Api.withToken("nonsense"), "192.0.2.3");
    Api right = from(Api.as("member"), "192.0.2.3");

    String details = "Failed authentications from one address are limited to 3 per minute.";
    assertRefused(repeat(FAILURES, 401, () -> wrong.get("/v2/images")), details);
    // because another failure is allowed every 20 s, and this may be its moment
    Await.until(
        () -> {
          repeat(0, 401, () -> wrong.get("/v2/images"));
          return right.get("/v2/images?limit=1").status() == 413;
        });
    from(Api.as("member"), "192.0.2.4").get("/v2/images?limit=1").expect(200);
  }

  @Test
  @LocalUsersOnly
  void wrongPasswordsCountAndRightOnesDoNot() {
    Api visitor = from(Api.anonymous(), "192.0.2.5");
    for (int n = 0; n < FAILURES; n++) {
      visitor.post("/identity/v3/auth/tokens", login(TestUsers.PASSWORD)).expect(201);
    }
    repeat(FAILURES, 401, () -> visitor.post("/identity/v3/auth/tokens", login("wrong")))
        .expect(413);
  }

  @Test
  void whatNeedsNoTokenIsNotCounted() {
    Api visitor = from(Api.anonymous(), "192.0.2.6");
    for (int n = 0; n <= REQUESTS; n++) {
      visitor.get("/healthcheck").expect(200);
      visitor.get("/v2").expect(200);
    }
  }

  private static JsonObject login(String password) {
    return Json.createObjectBuilder()
        .add(
            "auth",
            Json.createObjectBuilder()
                .add(
                    "identity",
                    Json.createObjectBuilder()
                        .add("methods", Json.createArrayBuilder().add("password"))
                        .add(
                            "password",
                            Json.createObjectBuilder()
                                .add(
                                    "user",
                                    Json.createObjectBuilder()
                                        .add("name", "member")
                                        .add(
                                            "domain",
                                            Json.createObjectBuilder().add("id", "default"))
                                        .add("password", password)))))
        .build();
  }
}
