package org.cloudimages.reclaim.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import org.cloudimages.testing.Settings;
import org.cloudimages.work.BackOff;
import org.junit.jupiter.api.Test;

class LaneSettingsTest {

  @Test
  void defaults() {
    assertEquals(
        new LaneSettings(
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            4,
            new BackOff(Duration.ofSeconds(1), Duration.ofMinutes(10)),
            20,
            Duration.ofHours(24)),
        new LaneSettings(Settings.of(Map.of())));
  }

  @Test
  void explicitMapping() {
    Map<String, String> settings =
        Map.ofEntries(
            Map.entry("images.reclaim.interval", "PT2S"),
            Map.entry("images.reclaim.timeout", "PT30S"),
            Map.entry("images.reclaim.workers", "16"),
            Map.entry("images.reclaim.retry", "PT0.1S"),
            Map.entry("images.reclaim.retry-max", "PT5S"),
            Map.entry("images.reclaim.attempts", "999999"),
            Map.entry("images.reclaim.set-aside-retry", "PT1H"));

    assertEquals(
        new LaneSettings(
            Duration.ofSeconds(2),
            Duration.ofSeconds(30),
            16,
            new BackOff(Duration.ofMillis(100), Duration.ofSeconds(5)),
            999_999,
            Duration.ofHours(1)),
        new LaneSettings(Settings.of(settings)));
  }

  @Test
  void claimOutlastsACallThatHangs() {
    LaneSettings settings = new LaneSettings(Settings.of(Map.of()));

    assertTrue(
        settings.claim().compareTo(settings.timeout().plus(settings.interval())) > 0,
        () -> settings.claim().toString());
  }
}
