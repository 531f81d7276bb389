package org.cloudimages.http.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.cloudimages.http.content.ContentType;
import org.cloudimages.testing.StubRequest;
import org.junit.jupiter.api.Test;

class ApiRequestTest {

  private final HttpServletRequest request =
      new ApiRequest(
          StubRequest.get("/v2.3/images/a%2Fb;c")
              .header("Content-Type", "nonsense")
              .header("Accept", "text/html")
              .header("X-Auth-Token", "a token")
              .request(),
          "/v2/images/a%2Fb%3Bc");

  @Test
  void runtimeSeesTheOnePath() {
    assertEquals("/v2/images/a%2Fb%3Bc", request.getRequestURI());
    assertEquals("/v2/images/a/b;c", request.getPathInfo());
    assertEquals(
        "http://images.example.com:8080/v2/images/a%2Fb%3Bc", request.getRequestURL().toString());
  }

  @Test
  void runtimeSeesThatAnythingIsAccepted() {
    assertEquals("*/*", request.getHeader("accept"));
    assertEquals(List.of("*/*"), Collections.list(request.getHeaders("Accept")));
  }

  @Test
  void runtimeDoesNotSeeTheMediaType() {
    assertNull(request.getContentType());
    assertNull(request.getHeader("content-type"));
    assertEquals(List.of(), Collections.list(request.getHeaders("Content-Type")));
    assertFalse(Collections.list(request.getHeaderNames()).contains("content-type"));
    assertEquals("nonsense", ContentType.of(request));
  }

  @Test
  void otherHeadersAreThere() {
    assertEquals("a token", request.getHeader("X-Auth-Token"));
    assertNull(request.getHeader("X-Service-Token"));
    assertEquals(List.of("a token"), Collections.list(request.getHeaders("X-Auth-Token")));
  }
}
