package org.cloudimages.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentTest {

  @ParameterizedTest
  @CsvSource({
    "plain,plain",
    "a%20b,a b",
    "%C3%A4,ä",
    "%c3%a4,ä",
    "%F0%9F%92%BF,💿",
    "a%2Fb,a/b",
    "100%25,100%",
    "a+b,a+b"
  })
  void escapesAreDecodedAsUtf8(String encoded, String text) {
    assertEquals(Optional.of(text), Percent.decode(encoded));
  }

  @Test
  void rawBytesAreDecodedAsUtf8() {
    assertEquals(Optional.of("ä"), Percent.decode("\u00C3\u00A4"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%",
        "%4",
        "%zz",
        "%-1",
        "a%",
        "%FF",
        "%80",
        "%C3%28",
        "%C0%AF",
        "%ED%A0%80",
        "%00",
        "\u0000",
        "\u00FF",
        "\u0100"
      })
  void brokenEscapesAndBytesAreNothing(String encoded) {
    assertEquals(Optional.empty(), Percent.decode(encoded));
  }

  @Test
  void formEncodingCanBeReadBack() {
    String text = "a b+c&d=e/ä%💿";

    assertEquals(Optional.of(text), Percent.decode(Percent.encodeForm(text).replace('+', ' ')));
  }
}
