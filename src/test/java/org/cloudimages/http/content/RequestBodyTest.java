package org.cloudimages.http.content;

import static org.cloudimages.testing.Faults.assertRefused;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.cloudimages.http.filter.ApiRequest;
import org.cloudimages.testing.StubRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest {

  private static final String NOT_JSON = "The request body is not valid JSON.";
  private static final String NO_OBJECT = "The request body must be a JSON object.";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON; charset=utf-8",
        "application/merge+json",
        "application/octet-stream"
      })
  void objectOfAJsonTypeIsRead(String type) throws Exception {
    assertEquals(
        Json.createObjectBuilder().add("name", "ä").build(),
        RequestBody.object(
            seen(StubRequest.post(" {\"name\":\"ä\"}").header("Content-Type", type))));
  }

  @Test
  void objectWithoutATypeIsRead() throws Exception {
    assertEquals(
        Json.createObjectBuilder().build(), RequestBody.object(seen(StubRequest.post("{}"))));
  }

  @Test
  void lastOfTwoEqualKeysWins() throws Exception {
    assertEquals(
        "b",
        RequestBody.object(seen(StubRequest.post("{\"name\":\"a\",\"name\":\"b\"}")))
            .getString("name"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "application", ";", "text/json+json"})
  void otherMediaTypeIsRefused(String type) {
    assertRefused(
        415,
        "The media type must be application/json.",
        () -> RequestBody.object(seen(StubRequest.post("{}").header("Content-Type", type))));
  }

  @Test
  void bytesThatAreNoJsonAreNoOctetStream() {
    StubRequest bytes = StubRequest.post("x").header("Content-Type", "application/octet-stream");

    assertRefused(415, () -> RequestBody.object(seen(bytes)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "}",
        "{\"name\"}",
        "{\"name\":}",
        "{'name':'x'}",
        "{} {}",
        "{}x",
        "[1,]",
        "nul",
        " ",
        "\uFEFF{}"
      })
  void malformedJsonIsRefused(String body) {
    assertRefused(400, NOT_JSON, () -> RequestBody.object(seen(StubRequest.post(body))));
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    StubRequest latin =
        StubRequest.post("").body("{\"name\":\"ä\"}".getBytes(StandardCharsets.ISO_8859_1));

    assertRefused(400, NOT_JSON, () -> RequestBody.object(seen(latin)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "1", "\"text\"", "null", "true"})
  void otherValuesThanAnObjectAreRefused(String body) {
    assertRefused(400, NO_OBJECT, () -> RequestBody.object(seen(StubRequest.post(body))));
  }

  @Test
  void hugeExponentIsANumber() {
    assertDoesNotThrow(
        () -> RequestBody.object(seen(StubRequest.post("{\"min_disk\":1e999999999}"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e99999999999", "-1E-99999999999"})
  void exponentBeyondReasonIsRefused(String number) {
    assertRefused(
        400,
        NOT_JSON,
        () -> RequestBody.object(seen(StubRequest.post("{\"min_disk\":" + number + "}"))));
  }

  @Test
  void numberOfVeryManyDigitsIsRefused() {
    String number = "9".repeat(100_000);

    assertRefused(
        400,
        NOT_JSON,
        () -> RequestBody.object(seen(StubRequest.post("{\"min_disk\":" + number + "}"))));
  }

  @Test
  void nestingHasABound() {
    assertDoesNotThrow(() -> RequestBody.array(seen(StubRequest.post(nested(100)))));
    assertRefused(400, NOT_JSON, () -> RequestBody.array(seen(StubRequest.post(nested(101)))));
  }

  @Test
  void bracketsInsideOfTextDoNotNest() {
    String text = "[\"" + "[".repeat(200) + "\\\"" + "{".repeat(200) + "\"]";

    assertDoesNotThrow(() -> RequestBody.array(seen(StubRequest.post(text))));
  }

  @Test
  void missingBodyIsRefused() {
    assertRefused(
        400, "A request body is required.", () -> RequestBody.object(seen(StubRequest.post(""))));
  }

  @Test
  void mebibyteIsReadAndOneByteMoreIsRefused() {
    assertDoesNotThrow(
        () -> RequestBody.object(seen(StubRequest.post(object(RequestBody.MAX_BYTES)))));
    assertDoesNotThrow(
        () -> RequestBody.object(seen(StubRequest.post(object(RequestBody.MAX_BYTES)).chunked())));
    String longer = object(RequestBody.MAX_BYTES + 1);
    assertRefused(413, () -> RequestBody.object(seen(StubRequest.post(longer))));
    assertRefused(413, () -> RequestBody.object(seen(StubRequest.post(longer).chunked())));
  }

  @Test
  void bodyIsRefusedWhereNoneIsAllowed() {
    assertRefused(400, () -> RequestBody.refuse(StubRequest.post("{}").request()));
    assertRefused(400, () -> RequestBody.refuse(StubRequest.post("{}").chunked().request()));
    assertDoesNotThrow(() -> RequestBody.refuse(StubRequest.post("").request()));
    assertDoesNotThrow(() -> RequestBody.refuse(StubRequest.post("").chunked().request()));
    assertDoesNotThrow(() -> RequestBody.refuse(StubRequest.get("/").request()));
  }

  private static HttpServletRequest seen(StubRequest request) {
    return new ApiRequest(request.request(), "/v2/images");
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }

  private static String object(int bytes) {
    return "{" + " ".repeat(bytes - 2) + "}";
  }
}
