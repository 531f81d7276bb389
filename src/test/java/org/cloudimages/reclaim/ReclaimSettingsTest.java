package org.cloudimages.reclaim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cloudimages.reclaim.lane.LaneSettings;
import org.cloudimages.reclaim.scan.ScanSettings;
import org.cloudimages.setting.SettingReader;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReclaimSettingsTest {

  @Test
  void defaults() {
    assertEquals(
        new ReclaimSettings(Duration.ofMinutes(1), Duration.ofDays(30), Duration.ofHours(1)),
        new ReclaimSettings(Settings.of(Map.of())));
  }

  @Test
  void explicitMapping() {
    Map<String, String> settings =
        Map.ofEntries(
            Map.entry("images.reclaim.lease-margin", " PT2S "),
            Map.entry("images.tombstones.keep", "PT0S"),
            Map.entry("images.tombstones.interval", "PT1M"));

    assertEquals(
        new ReclaimSettings(Duration.ofSeconds(2), Duration.ZERO, Duration.ofMinutes(1)),
        new ReclaimSettings(Settings.of(settings)));
  }

  @ParameterizedTest
  @CsvSource({
    "images.reclaim.interval, 10",
    "images.reclaim.interval, PT0S",
    "images.reclaim.interval, -PT1S",
    "images.reclaim.retry-max, soon",
    "images.reclaim.attempts, 0",
    "images.reclaim.attempts, many",
    "images.reclaim.set-aside-retry, PT0S",
    "images.reclaim.workers, 0",
    "images.reclaim.workers, 100",
    "images.reclaim.orphans, delete",
    "images.reclaim.orphan-grace, -PT1S",
    "images.tombstones.keep, 30"
  })
  void wrongValueIsNamed(String key, String value) {
    SettingReader settings = Settings.of(Map.of(key, value));
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                List.of(
                    new ReclaimSettings(settings),
                    new LaneSettings(settings),
                    new ScanSettings(settings)));

    assertTrue(refusal.getMessage().startsWith(key + " must be "), refusal.getMessage());
  }
}
