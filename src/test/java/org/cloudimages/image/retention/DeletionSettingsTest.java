package org.cloudimages.image.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.Test;

class DeletionSettingsTest {

  @Test
  void defaults() {
    DeletionSettings settings = new DeletionSettings(Settings.of(Map.of()));

    assertEquals(Duration.ZERO, settings.retention().common());
    assertFalse(settings.retention().varies());
    assertTrue(settings.binCounts());
    assertEquals(Duration.ZERO, settings.cooldown());
  }

  @Test
  void explicitMapping() {
    DeletionSettings settings =
        new DeletionSettings(
            Settings.of(
                Map.of(
                    "images.recycle-bin.retention", "P7D",
                    "images.recycle-bin.retention.demo", "P1D",
                    "images.recycle-bin.counts", "false",
                    "images.protection.cooldown", "PT1H")));

    assertEquals(Duration.ofDays(7), settings.retention().common());
    assertEquals(Duration.ofDays(1), settings.retention().of("demo"));
    assertFalse(settings.binCounts());
    assertEquals(Duration.ofHours(1), settings.cooldown());
  }
}
