package org.cloudimages.reclaim.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.Test;

class ScanSettingsTest {

  @Test
  void defaults() {
    assertEquals(
        new ScanSettings(Duration.ZERO, Duration.ofHours(24), false),
        new ScanSettings(Settings.of(Map.of())));
  }

  @Test
  void explicitMapping() {
    Map<String, String> settings =
        Map.ofEntries(
            Map.entry("images.reclaim.orphan-scan", "P1D"),
            Map.entry("images.reclaim.orphan-grace", "PT1H"),
            Map.entry("images.reclaim.orphans", "remove"));

    assertEquals(
        new ScanSettings(Duration.ofDays(1), Duration.ofHours(1), true),
        new ScanSettings(Settings.of(settings)));
  }
}
