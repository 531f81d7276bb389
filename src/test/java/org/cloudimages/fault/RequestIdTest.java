package org.cloudimages.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.HttpServletRequest;
import org.cloudimages.testing.StubRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {

  @ParameterizedTest
  @CsvSource({"req-mine,req-mine", "mine,req-mine"})
  void callersIdIsAdopted(String given, String id) {
    assertEquals(id, assigned(given));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "ümlaut", "line\nbreak"})
  void unprintableIdIsReplaced(String given) {
    assertTrue(assigned(given).matches("req-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
  }

  @Test
  void idOf64CharactersIsTheLongest() {
    assertEquals("req-" + "x".repeat(64), assigned("x".repeat(64)));
    assertEquals(40, assigned("x".repeat(65)).length());
  }

  @Test
  void idStaysWithTheRequest() {
    HttpServletRequest request = StubRequest.get("/").request();

    assertEquals(RequestId.assign(request), RequestId.of(request));
  }

  private static String assigned(String given) {
    return RequestId.assign(StubRequest.get("/").header(RequestId.HEADER, given).request());
  }
}
