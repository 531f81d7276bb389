package org.cloudimages.limit.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {

  private static final String KEY = "images.limit.rate.read";

  private static Rate rate(String text) {
    return Settings.of(Map.of(KEY, text)).require(KEY, Rate.FORM);
  }

  @Test
  void numberAloneIsAMinutesWorth() {
    assertEquals(new Rate(120, Duration.ofMinutes(1)), rate(" 120 "));
    assertEquals(new Rate(120, Duration.ofMinutes(1)), rate("120/m"));
    assertEquals("120 per minute", rate("120").describe());
  }

  @Test
  void secondCanBeAskedFor() {
    assertEquals(new Rate(5, Duration.ofSeconds(1)), rate("5/s"));
    assertEquals("5 per second", rate("5/s").describe());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "1.5", "1/h", "1/", "many", "9999999999"})
  void otherFormIsRefusedByTheNameOfTheSetting(String text) {
    Exception refusal = assertThrows(IllegalArgumentException.class, () -> rate(text));

    assertTrue(refusal.getMessage().startsWith(KEY + " must be"), refusal.getMessage());
  }
}
