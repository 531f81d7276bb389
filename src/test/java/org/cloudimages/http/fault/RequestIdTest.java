package org.cloudimages.http.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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
  @ValueSource(
      strings = {"", "two words", "ümlaut", "line\nbreak", "<b>", "a;b", "req-\"x\"", "a,b"})
  void idOfOtherCharactersIsReplaced(String given) {
    assertTrue(
        assigned(given)
            .matches("req-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
  }

  @Test
  void idOf64CharactersIsTheLongest() {
    assertEquals("req-" + "x".repeat(64), assigned("x".repeat(64)));
    assertEquals(40, assigned("x".repeat(65)).length());
  }

  @Test
  void ourOwnIdStaysWithTheRequest() {
    HttpServletRequest request = StubRequest.get("/").request();

    assertEquals(RequestId.assign(request), RequestId.of(request));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mine", "req-mine"})
  void requestsOfOneAdoptedIdAreToldApart(String given) {
    String first = known(given);
    String second = known(given);

    assertTrue(first.matches("req-mine~[0-9a-f]{8}"), first);
    assertTrue(second.matches("req-mine~[0-9a-f]{8}"), second);
    assertNotEquals(first, second);
  }

  @Test
  void adoptedIdOf64CharactersStaysWithin68() {
    assertTrue(known("x".repeat(64)).matches("req-x{55}~[0-9a-f]{8}"));
  }

  @Test
  void idInTheAnswerIsKnownLater() {
    HttpServletRequest ours = StubRequest.get("/").request();
    HttpServletRequest adopted =
        StubRequest.get("/").header(RequestId.HEADER, "x".repeat(64)).request();

    assertEquals(RequestId.assign(ours), RequestId.answered(ours));
    assertEquals(RequestId.assign(adopted), RequestId.answered(adopted));
  }

  private static String known(String given) {
    HttpServletRequest request = StubRequest.get("/").header(RequestId.HEADER, given).request();
    RequestId.assign(request);
    return RequestId.of(request);
  }

  private static String assigned(String given) {
    return RequestId.assign(StubRequest.get("/").header(RequestId.HEADER, given).request());
  }
}
