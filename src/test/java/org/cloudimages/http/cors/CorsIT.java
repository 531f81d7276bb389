package org.cloudimages.http.cors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Browser;
import org.cloudimages.testing.DrainSwitch;
import org.cloudimages.testing.StubServer;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What pages of other origins may send and read. */
@ArquillianTest
class CorsIT {

  private static final String LIST = "/v2/images";
  private static final String ORIGIN = "https://portal.example.com";
  private static final String STRANGER = "https://stranger.example.com";
  private static final String PROBLEM = "application/problem+json";
  private static final int REQUESTS = 100;

  /** Sends a request as a page does, and tells what the page gets to see. */
  private static final String FETCH =
      """
      async ([url, method, token]) => {
        try {
          const answer = await fetch(url, {
            method,
            headers: {'X-Auth-Token': token, 'Accept': 'application/problem+json'}
          });
          return [answer.status, answer.headers.get('X-Openstack-Request-Id'), await answer.text()]
              .join(' ');
        } catch (e) {
          return e.name;
        }
      }
      """;

  private static final StubServer PAGES = pages();
  private static final StubServer STRANGE_PAGES = pages();

  private final Api page = Api.as("member").with("Origin", ORIGIN);

  private static StubServer pages() {
    return new StubServer(
        asked -> new StubServer.Reply(200, Map.of("Content-Type", "text/html"), "<!DOCTYPE html>"));
  }

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create(
        Map.of(
            "images.cors.origins",
            ORIGIN + ", " + PAGES.url(),
            "images.cors.max-age",
            "PT10M",
            "images.limit.source",
            Integer.toString(REQUESTS),
            "images.limit.source.proxies",
            "127.0.0.1"));
  }

  @AfterAll
  static void close() {
    PAGES.close();
    STRANGE_PAGES.close();
  }

  private static Answer preflight(String origin, String path) {
    return asking(Api.anonymous().with("Origin", origin))
        .send("OPTIONS", path, BodyPublishers.noBody());
  }

  private static Api asking(Api api) {
    return api.with("Access-Control-Request-Method", "PATCH")
        .with("Access-Control-Request-Headers", "content-type,x-auth-token");
  }

  private static void assertOpen(Answer answer) {
    assertEquals(Optional.of(ORIGIN), answer.header("Access-Control-Allow-Origin"));
    assertTrue(
        answer.header("Access-Control-Expose-Headers").orElse("").contains("ETag"),
        answer::toString);
    assertEquals(Optional.of("Accept, X-Auth-Token, Origin"), answer.header("Vary"));
    assertEquals(Optional.empty(), answer.header("Access-Control-Allow-Credentials"));
  }

  private static void assertClosed(Answer answer) {
    assertFalse(answer.toString().contains("access-control"), answer::toString);
    assertEquals(Optional.of("Accept, X-Auth-Token, Origin"), answer.header("Vary"));
  }

  @Test
  void browserIsToldWhatAPageMaySendWithoutAToken() {
    for (String path : List.of(LIST + "/some/file", "/identity/v3/auth/tokens", "/metrics", "/")) {
      Answer answer = preflight(ORIGIN, path).expect(204);

      assertOpen(answer);
      assertEquals(
          Optional.of("GET, PUT, POST, DELETE, PATCH"),
          answer.header("Access-Control-Allow-Methods"));
      assertEquals(Optional.of("600"), answer.header("Access-Control-Max-Age"));
      List<String> headers =
          List.of(answer.header("Access-Control-Allow-Headers").orElse("").split(", "));
      assertTrue(
          headers.containsAll(
              List.of("X-Auth-Token", "Content-Type", "If-Match", "Idempotency-Key", "Range")),
          headers::toString);
    }
  }

  @Test
  void pageOfAnotherOriginIsToldNothing() {
    assertClosed(preflight(STRANGER, LIST).expect(204));
    assertClosed(preflight("null", LIST).expect(204));
    assertClosed(Api.as("member").with("Origin", STRANGER).get(LIST).expect(200));
    assertClosed(Api.as("member").get(LIST).expect(200));
  }

  @Test
  void optionsThatIsNoPreflightIsABadMethod() {
    page.send("OPTIONS", LIST, BodyPublishers.noBody()).expect(405);
    asking(Api.as("member")).send("OPTIONS", LIST, BodyPublishers.noBody()).expect(405);
    Api.anonymous()
        .with("Origin", ORIGIN)
        .send("OPTIONS", LIST, BodyPublishers.noBody())
        .expect(401);
  }

  @Test
  void pageReadsAnswersOfEveryKind() {
    String image = page.create("for a page");
    assertOpen(page.get(image).expect(200));
    assertOpen(page.delete(image).expect(204));
    assertOpen(page.get(image).expect(404));
    assertOpen(page.get("/v2//images").expect(404));
    assertOpen(page.delete(LIST).expect(405));
    assertOpen(page.get("/v2").expect(200));
    assertOpen(page.get("/healthcheck").expect(200));
    assertOpen(page.with("X-Openstack-Request-Id", "x".repeat(65)).get(LIST).expect(431));
    assertOpen(Api.anonymous().with("Origin", ORIGIN).get(LIST).expect(401));
    assertOpen(Api.anonymous().with("Origin", ORIGIN).get("/identity/v3").expect(200));
  }

  @Test
  void pageReadsThatTheNodeDrains() {
    try (DrainSwitch drain = DrainSwitch.on()) {
      assertOpen(preflight(ORIGIN, LIST).expect(204));
      Answer answer = page.with("Accept", PROBLEM).get(LIST).expect(503);
      assertOpen(answer);
      assertEquals(Optional.of(PROBLEM), answer.header("Content-Type"));
    }
  }

  @Test
  void preflightsOfOneAddressAboveTheRateAreRefused() {
    Api browser =
        asking(Api.anonymous().with("Origin", ORIGIN))
            .with("Accept", PROBLEM)
            .with("X-Forwarded-For", "192.0.2.7");
    Answer answer = browser.send("OPTIONS", LIST, BodyPublishers.noBody()).expect(204);
    for (int n = 1; answer.status() == 204; n++) {
      assertTrue(n < 100 * REQUESTS, "no limit");
      answer = browser.send("OPTIONS", LIST, BodyPublishers.noBody());
    }

    assertOpen(answer.expect(413));
    assertEquals(Optional.of(PROBLEM), answer.header("Content-Type"));
  }

  @Test
  void browserLetsTheRightPageInAndNoOther() {
    String token = TestBed.get().users().token("member");
    try (Browser browser = Browser.open()) {
      browser.page().navigate(PAGES.url());
      String unknown = fetched(browser, "DELETE", LIST + "/unknown", token);
      assertTrue(unknown.matches("404 req-\\S+ \\{\"type\":\"tag:.*"), unknown);
      String refused = fetched(browser, "GET", LIST, "no token");
      assertTrue(refused.matches("401 req-\\S+ \\{\"type\":\"tag:.*"), refused);

      browser.page().navigate(STRANGE_PAGES.url());
      assertEquals("TypeError", fetched(browser, "DELETE", LIST + "/unknown", token));
    }
  }

  private static String fetched(Browser browser, String method, String path, String token) {
    String url = TestBed.get().server().endpoint() + path;
    return (String) browser.page().evaluate(FETCH, List.of(url, method, token));
  }
}
