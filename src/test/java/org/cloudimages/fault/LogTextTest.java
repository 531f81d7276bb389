package org.cloudimages.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogTextTest {

  @Test
  void textStaysOnItsLine() {
    assertEquals(
        "a\\u000aERROR\\u000d\\u0085\\u2028\\u001b[2J\\u202e",
        LogText.of("a\nERROR\r\u0085\u2028\u001b[2J\u202e"));
  }

  @Test
  void ordinaryTextIsAsItWas() {
    assertEquals("ä 💿 \\ \"x\"", LogText.of("ä 💿 \\ \"x\""));
  }

  @ParameterizedTest
  @CsvSource({"1000,1000", "1001,1003", "1000000,1003"})
  void longTextIsCut(int length, int kept) {
    assertEquals(kept, LogText.of("x".repeat(length)).length());
  }
}
