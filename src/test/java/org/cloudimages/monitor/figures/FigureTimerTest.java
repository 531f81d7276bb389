package org.cloudimages.monitor.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureTimerTest {

  @Test
  void defaults() {
    assertEquals(
        new FigureSettings(Duration.ofMinutes(1)), new FigureSettings(Settings.of(Map.of())));
  }

  @Test
  void explicitMapping() {
    assertEquals(
        new FigureSettings(Duration.ofSeconds(5)),
        new FigureSettings(Settings.of(Map.of("images.figures.interval", "PT5S"))));
  }

  @ParameterizedTest
  @CsvSource({"60, 0, 60", "60, 1, 60", "60, 10, 490"})
  void whatTakesLongIsTakenSeldom(long interval, long took, long rest) {
    assertEquals(rest, FigureTimer.rest(interval, took));
  }
}
