package org.cloudimages.http.cors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.cloudimages.testing.StubRequest;
import org.cloudimages.testing.StubResponse;
import org.junit.jupiter.api.Test;

class CorsTest {

  private static final String ORIGIN = "https://portal.example.com";
  private static final String ALLOWED = "Access-Control-Allow-Origin";

  private final Cors off = cors();
  private final Cors one = cors(ORIGIN);
  private final Cors all = cors("*");

  private static Cors cors(String... origins) {
    return new Cors(new CorsSettings(Set.of(origins), Duration.ofHours(1)));
  }

  private static HttpServletRequest from(String origin) {
    return StubRequest.get("/v2/images").header("Origin", origin).request();
  }

  private static Map<String, String> opened(Cors cors, HttpServletRequest request) {
    StubResponse answer = new StubResponse();
    cors.open(request, answer.response());
    return answer.headers();
  }

  private static Map<String, String> answered(Cors cors, HttpServletRequest request) {
    StubResponse answer = new StubResponse();
    cors.answer(request, answer.response());
    assertEquals(204, answer.status());
    return answer.headers();
  }

  @Test
  void originIsToldToThePageThatHasIt() {
    assertEquals(ORIGIN, opened(one, from(ORIGIN)).get(ALLOWED));
    assertEquals("*", opened(all, from(ORIGIN)).get(ALLOWED));
  }

  @Test
  void nothingIsToldToAnyoneElse() {
    assertEquals(Map.of(), opened(one, from("https://stranger.example.com")));
    assertEquals(Map.of(), opened(one, from("*")));
    assertEquals(Map.of(), opened(one, StubRequest.get("/").request()));
    assertEquals(Map.of(), opened(all, StubRequest.get("/").request()));
    assertEquals(Map.of(), opened(off, from(ORIGIN)));
    assertEquals(Map.of(), answered(one, from("https://stranger.example.com")));
  }

  @Test
  void preflightIsToldForHowLongItIsKept() {
    assertEquals("3600", answered(all, from(ORIGIN)).get("Access-Control-Max-Age"));
  }

  @Test
  void onlyWhatAsksForAMethodIsAPreflight() {
    StubRequest request = StubRequest.options("/v2/images").header("Origin", ORIGIN);
    assertFalse(one.isPreflight(request.request()));
    request.header("Access-Control-Request-Method", "PUT");
    assertTrue(one.isPreflight(request.request()));
    assertFalse(off.isPreflight(request.request()));
    assertFalse(
        one.isPreflight(
            StubRequest.options("/").header("Access-Control-Request-Method", "PUT").request()));
  }
}
