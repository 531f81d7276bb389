package org.cloudimages.idempotency.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.testing.StubRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class IdempotencyHeaderTest {

  private static Optional<String> key(String value) {
    return IdempotencyHeader.key(StubRequest.post("{}").header("Idempotency-Key", value).request());
  }

  @Test
  void requestWithoutTheHeaderHasNoKey() {
    assertEquals(Optional.empty(), IdempotencyHeader.key(StubRequest.post("{}").request()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"8e03978e-40d5-43dd-bc93-6894a57f9324\"|8e03978e-40d5-43dd-bc93-6894a57f9324",
        "8e03978e|8e03978e",
        "`  \"x\"  `|x",
        "\"a\\\"b\\\\c\"|a\"b\\c",
        "a\"b\\c|a\"b\\c",
        "!~|!~"
      })
  void keyIsTheSameWithQuotesAndWithout(String value, String key) {
    assertEquals(Optional.of(key), key(value));
  }

  @Test
  void longestKeyHas255Characters() {
    assertEquals(Optional.of("x".repeat(255)), key("\"" + "x".repeat(255) + "\""));
  }

  static String[] wrong() {
    return new String[] {
      "",
      "\"\"",
      "\"",
      "\"x",
      "\"x\"y",
      "\"x\";a=1",
      "\"x\",\"y\"",
      "x y",
      "\"x y\"",
      "x,\ty",
      "\"\\x\"",
      "ä",
      "\"ä\"",
      "\u0001",
      "x".repeat(256),
      "\"" + "x".repeat(256) + "\""
    };
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void refusalOfWhatIsNoKeyNamesTheHeader(String value) {
    ImagesException refusal = assertThrows(ImagesException.class, () -> key(value));

    assertEquals(400, refusal.fault().type().status());
    assertTrue(refusal.getMessage().startsWith("Invalid value for 'Idempotency-Key': "));
  }
}
