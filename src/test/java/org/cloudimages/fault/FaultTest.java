package org.cloudimages.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultTest {

  @Test
  void bodyHasOneKeyWithCodeAndMessage() {
    assertEquals(
        "{\"itemNotFound\":{\"code\":404,\"message\":\"No image with id ä \\\"x\\\" exists.\"}}",
        body(Fault.of(FaultType.NOT_FOUND, "No image with id ä \"x\" exists.")));
  }

  @Test
  void bodyTellsDetailsAndTheTimeToWait() {
    assertEquals(
        "{\"overLimit\":{\"code\":413,\"message\":\"A limit is exceeded.\",\"details\":\"why\","
            + "\"retryAfter\":17}}",
        body(Fault.of(FaultType.OVER_LIMIT).details("why").retryAfter(17)));
  }

  @Test
  void timeToWaitIsAHeaderToo() {
    assertEquals(Map.of("Retry-After", "5"), Fault.unavailable().headers());
  }

  @Test
  void headersAreKept() {
    assertEquals(
        Map.of("Allow", "GET", "Retry-After", "1"),
        Fault.of(FaultType.BAD_METHOD).header("Allow", "GET").retryAfter(1).headers());
  }

  @ParameterizedTest
  @CsvSource({
    "400,BAD_REQUEST",
    "401,UNAUTHORIZED",
    "404,NOT_FOUND",
    "405,BAD_METHOD",
    "406,BAD_REQUEST",
    "414,BAD_REQUEST",
    "422,UNPROCESSABLE",
    "431,HEADERS_TOO_LARGE",
    "500,IMAGES_FAULT",
    "503,UNAVAILABLE",
    "505,IMAGES_FAULT"
  })
  void everyStatusHasAType(int status, FaultType type) {
    assertEquals(type, Fault.ofStatus(status).type());
  }

  @Test
  void unavailableAlwaysTellsWhenToComeBack() {
    assertEquals(5, Fault.ofStatus(503).retryAfter().orElseThrow());
  }

  @Test
  void identityHasTheOneKeyThatKeystonesClientsRead() {
    assertEquals(
        "{\"error\":{\"code\":401,\"message\":\"wrong\",\"title\":\"Unauthorized\"}}",
        new String(
            Fault.of(FaultType.UNAUTHORIZED, "wrong").identityBody(), StandardCharsets.UTF_8));
  }

  @Test
  void everyTypeHasATitle() {
    for (FaultType type : FaultType.values()) {
      assertFalse(type.title().isBlank());
    }
  }

  private static String body(Fault fault) {
    return new String(fault.body(), StandardCharsets.UTF_8);
  }
}
