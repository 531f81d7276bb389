package org.cloudimages.reclaim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import org.cloudimages.reclaim.lane.BackOff;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReclaimSettingsTest {

  private static ReclaimSettings settings(Map<String, String> settings) {
    return new ReclaimSettings(Settings.of(settings));
  }

  @Test
  void defaults() {
    ReclaimSettings settings = settings(Map.of());

    assertEquals(Duration.ofSeconds(10), settings.interval());
    assertEquals(Duration.ofMinutes(1), settings.timeout());
    assertEquals(4, settings.workers());
    assertEquals(new BackOff(Duration.ofSeconds(1), Duration.ofMinutes(10)), settings.backOff());
    assertEquals(20, settings.attempts());
    assertEquals(Duration.ofHours(24), settings.setAside());
    assertEquals(Duration.ofMinutes(1), settings.leaseMargin());
    assertEquals(Duration.ofHours(24), settings.orphanGrace());
    assertEquals(Duration.ZERO, settings.orphanScan());
    assertFalse(settings.removesOrphans());
    assertEquals(Duration.ofDays(30), settings.tombstonesKept());
    assertEquals(Duration.ofHours(1), settings.tombstonesInterval());
  }

  @Test
  void valuesAreTaken() {
    ReclaimSettings settings =
        settings(
            Map.of(
                "images.reclaim.interval", " PT2S ",
                "images.reclaim.workers", "16",
                "images.reclaim.attempts", "999999",
                "images.reclaim.set-aside-retry", "PT1H",
                "images.reclaim.orphans", "remove",
                "images.tombstones.keep", "PT0S"));

    assertEquals(Duration.ofSeconds(2), settings.interval());
    assertEquals(16, settings.workers());
    assertEquals(999_999, settings.attempts());
    assertEquals(Duration.ofHours(1), settings.setAside());
    assertTrue(settings.removesOrphans());
    assertEquals(Duration.ZERO, settings.tombstonesKept());
  }

  @Test
  void claimOutlastsACallThatHangs() {
    ReclaimSettings settings = settings(Map.of());

    assertTrue(
        settings.claim().compareTo(settings.timeout().plus(settings.interval())) > 0,
        () -> settings.claim().toString());
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
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> settings(Map.of(key, value)));

    assertTrue(refusal.getMessage().startsWith(key), refusal.getMessage());
  }
}
