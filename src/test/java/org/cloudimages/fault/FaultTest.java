package org.cloudimages.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

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
  void problemTellsTheSameAsMembersOfOneObject() {
    assertEquals(
        "{\"type\":\"tag:cloudimages.org,2026:fault/itemNotFound\","
            + "\"title\":\"The resource could not be found.\",\"status\":404,"
            + "\"detail\":\"No image.\",\"key\":\"itemNotFound\",\"request_id\":\"req-1\"}",
        problem(Fault.of(FaultType.NOT_FOUND, "No image.")));
  }

  @Test
  void problemTellsFieldDetailsAndTheTimeToWaitWhereThereAreAny() {
    assertEquals(
        "{\"type\":\"tag:cloudimages.org,2026:fault/badRequest\","
            + "\"title\":\"The request could not be understood.\",\"status\":400,"
            + "\"detail\":\"Invalid value for 'limit': it is none.\",\"key\":\"badRequest\","
            + "\"request_id\":\"req-1\",\"field\":\"limit\",\"details\":\"why\","
            + "\"retryAfter\":17}",
        problem(
            ImagesException.invalid("limit", "it is none.")
                .fault()
                .details("why")
                .header("X", "y")
                .retryAfter(17)));
  }

  @Test
  void attributeThatIsNotToBeChangedIsTheField() {
    assertEquals(
        Optional.of("size"), ImagesException.untouchable("size", "is read-only.").fault().field());
  }

  @ParameterizedTest
  @EnumSource(FaultType.class)
  void everyTypeHasANameThatIsAUri(FaultType type) {
    assertEquals("tag", URI.create(type.uri()).getScheme());
  }

  private static String problem(Fault fault) {
    return new String(fault.problemBody("req-1"), StandardCharsets.UTF_8);
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
