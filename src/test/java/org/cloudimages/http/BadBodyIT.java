package org.cloudimages.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.RawConnection;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies and media types that no sane client sends are refused with the right status. */
@ArquillianTest
@SharedDeployment
class BadBodyIT {

  private static final String LIST = "/v2/images";
  private static final String NOT_JSON = "The request body is not valid JSON.";
  private static final String NO_OBJECT = "The request body must be a JSON object.";
  private static final String TOO_LARGE = "The request body is too large.";
  private static final int MEBIBYTE = 1024 * 1024;

  private final Api owner = Api.as("member");

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create();
  }

  private Answer post(String body) {
    return owner
        .with("Content-Type", "application/json")
        .send("POST", LIST, BodyPublishers.ofString(body));
  }

  private Answer patch(String body) {
    return owner
        .with("Content-Type", Api.PATCH_V2_1)
        .send("PATCH", LIST + "/" + UUID.randomUUID(), BodyPublishers.ofString(body));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "}",
        "x",
        " ",
        "{\"name\":}",
        "{\"name\":\"x\"",
        "{name:\"x\"}",
        "{'name':'x'}",
        "{\"name\":\"x\",}",
        "{} {}",
        "{}x",
        "{\"name\":\"\t\"}",
        "{\"name\":\"\\x\"}",
        "{\"name\":\"\\u12\"}",
        "{\"min_disk\":01}",
        "{\"min_disk\":+1}",
        "{\"min_disk\":NaN}",
        "{\"min_disk\":1e99999999999}",
        "\uFEFF{}",
        "<image/>"
      })
  void malformedJsonIsBadRequest(String body) {
    post(body).expectFault(400, NOT_JSON);
    patch(body).expectFault(400, NOT_JSON);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[{}]", "1", "\"x\"", "null", "true"})
  void otherJsonThanAnObjectIsBadRequest(String body) {
    post(body).expectFault(400, NO_OBJECT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "1", "\"x\"", "null", "true", "[1]", "[[]]", "[null]", "[{}]"})
  void otherJsonThanAnArrayOfOperationsIsBadRequest(String body) {
    patch(body).expect(400);
  }

  @Test
  void missingBodyIsBadRequest() {
    post("").expectFault(400, "A request body is required.");
    patch("").expectFault(400, "A request body is required.");
  }

  @Test
  void bytesThatAreNotUtf8AreBadRequest() {
    for (byte[] bytes :
        List.of(
            "{\"name\":\"ä\"}".getBytes(StandardCharsets.ISO_8859_1),
            "{\"name\":\"x\"}".getBytes(StandardCharsets.UTF_16),
            new byte[] {
              '{', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', ':', '"', '"', '}'
            })) {
      owner
          .with("Content-Type", "application/json")
          .send("POST", LIST, BodyPublishers.ofByteArray(bytes))
          .expectFault(400, NOT_JSON);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "name|1 true {} []",
        "owner|1 true {} []",
        "visibility|null 1 true {} [] 'x'",
        "protected|null 1 'true' {} []",
        "os_hidden|null 0 'false' {} []",
        "disk_format|1 true {} [] 'x'",
        "container_format|1 true {} [] 'x'",
        "min_disk|null true '1' {} [] -1 1.5 1e3 2147483648 1e999999999 -1e-999999999",
        "min_ram|null true '1' {} [] -1 1.0 99999999999999999999",
        "tags|null 1 'x' {} [1] [null] [[]] [{}] ['a',true]",
        "id|null 1 true {} [] '' 'x'",
        "kernel_id|1 {} 'x'",
        "ramdisk_id|1 [] 'x'",
        "a_property|null 1 true {} []"
      })
  void valueOfTheWrongTypeIsBadRequestThatNamesTheField(String name, String values) {
    for (String value : values.split(" ")) {
      Answer answer = post(("{'" + name + "':" + value + "}").replace('\'', '"')).expect(400);
      String message = answer.fault().getString("message");
      assertTrue(message.startsWith("Invalid value for '" + name + "': "), value + ": " + message);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "a\\ud800", "\\udfff", "\\udc00\\ud800"})
  void charactersThatAreNoneAreBadRequest(String escape) {
    post("{\"name\":\"" + escape + "\"}").expect(400);
    post("{\"tags\":[\"" + escape + "\"]}").expect(400);
    post("{\"x\":\"" + escape + "\"}").expect(400);
    post("{\"" + escape + "\":\"x\"}").expect(400);
    post("{\"os_glance" + escape + "\":\"x\"}").expect(403);
    patch("[{\"op\":\"add\",\"path\":\"/" + escape + "\",\"value\":\"x\"}]").expect(400);
  }

  @ParameterizedTest
  @ValueSource(ints = {101, 10_000, 500_000})
  void deepNestingIsBadRequest(int depth) {
    String nested = "[".repeat(depth);

    post("{\"x\":" + nested + "]".repeat(depth) + "}").expectFault(400, NOT_JSON);
    post(nested).expectFault(400, NOT_JSON);
    post("{\"x\":".repeat(depth / 5)).expectFault(400, NOT_JSON);
    patch(nested + "]".repeat(depth)).expectFault(400, NOT_JSON);
  }

  @Test
  void numbersOfVeryManyDigitsAreBadRequest() {
    post("{\"min_disk\":" + "9".repeat(500_000) + "}").expect(400);
    post("{\"min_disk\":0." + "1".repeat(500_000) + "}").expect(400);
  }

  @Test
  void mebibyteIsReadAndOneByteMoreIsOverLimit() {
    post("{" + " ".repeat(MEBIBYTE - 2) + "}").expect(201);
    post("{" + " ".repeat(MEBIBYTE - 1) + "}").expectFault(413, TOO_LARGE);
    patch("[" + " ".repeat(MEBIBYTE - 1) + "]").expectFault(413, TOO_LARGE);
  }

  @Test
  void mebibyteAndOneByteInChunksIsOverLimit() {
    byte[] body = ("{" + " ".repeat(MEBIBYTE - 1) + "}").getBytes(StandardCharsets.US_ASCII);

    owner
        .with("Content-Type", "application/json")
        .send("POST", LIST, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
        .expectFault(413, TOO_LARGE);
  }

  @Test
  void bodyIsNotReadToItsEndForARefusal() {
    Answer answer = RawConnection.send("POST " + LIST, "Content-Length: 1000000000000\r\n", "{");

    answer.expectFault(413, TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/xml", "multipart/form-data; boundary=x", "text/json"})
  void otherMediaTypeIsRefused(String type) {
    owner
        .with("Content-Type", type)
        .send("POST", LIST, BodyPublishers.ofString("{}"))
        .expectFault(415, "The media type must be application/json.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "/",
        ";",
        "application/",
        "a/b/c",
        "application/json/x",
        "{}",
        "\"",
        ","
      })
  void malformedMediaTypeIsRefused(String type) {
    Answer created =
        RawConnection.send(
            "POST " + LIST, "Content-Type: " + type + "\r\nContent-Length: 2\r\n", "{}");
    created.expectRefusal();
    assertTrue(created.status() == 415 || created.status() == 400, created::toString);

    Answer patched =
        RawConnection.send(
            "PATCH " + LIST + "/x", "Content-Type: " + type + "\r\nContent-Length: 2\r\n", "[]");
    patched.expectRefusal();
    assertTrue(patched.status() == 415 || patched.status() == 400, patched::toString);
  }
}
