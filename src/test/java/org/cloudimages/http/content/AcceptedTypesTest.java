package org.cloudimages.http.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.HttpServletRequest;
import org.cloudimages.testing.StubRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptedTypesTest {

  private static final String PROBLEM = "application/problem+json";

  private static boolean prefer(String header) {
    return AcceptedTypes.prefer(header, PROBLEM, "application/json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        PROBLEM,
        "Application/Problem+JSON",
        PROBLEM + ";charset=utf-8",
        PROBLEM + "; q=0.1",
        PROBLEM + ", */*",
        "*/*, " + PROBLEM,
        "text/html, " + PROBLEM + ";q=0.2, */*;q=0.1",
        PROBLEM + ", application/json;q=0.9",
        "application/json;Q=0.5;x=y," + PROBLEM + ";q=0.501",
        "application/json;q=0, " + PROBLEM + ";q=0.001",
        PROBLEM + ";q=0.8, application/*;q=0.8",
        PROBLEM + ";q=0.5, application/*;q=0.4, */*",
        "nonsense, ;, " + PROBLEM + ", text/html;q=x"
      })
  void typeThatIsLikedBetterThanTheUsualOneIsPreferred(String header) {
    assertTrue(prefer(header));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*/*",
        "application/*",
        "application/json",
        "text/html",
        "application/json, " + PROBLEM,
        PROBLEM + ", application/json",
        PROBLEM + ";q=0.5, application/json",
        PROBLEM + ";q=0.5, */*",
        PROBLEM + ";q=0.5, application/*;q=0.6",
        PROBLEM + ";q=0",
        PROBLEM + ";q=0.000, */*",
        PROBLEM + ";q=x",
        PROBLEM + ";q=",
        PROBLEM + ";q=1.5",
        PROBLEM + ";q=-1",
        PROBLEM + "x",
        "application/problem+xml"
      })
  void usualTypeIsPreferredInAllOtherCases(String header) {
    assertFalse(prefer(header));
  }

  @Test
  void whatIsKeptIsWhatTheClientSent() {
    HttpServletRequest request = StubRequest.get("/").header("Accept", "text/csv").request();

    assertEquals("text/csv", AcceptedTypes.of(request));
    AcceptedTypes.keep(request);
    assertEquals("text/csv", AcceptedTypes.of(request));
    assertEquals("", AcceptedTypes.of(StubRequest.get("/").request()));
  }
}
