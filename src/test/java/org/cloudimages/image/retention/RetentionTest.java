package org.cloudimages.image.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionTest {

  private static final String TIME = "images.recycle-bin.retention";

  private static Retention retention(Map<String, String> settings) {
    return new Retention(new DeletionSettings(Settings.of(settings)));
  }

  @Test
  void nothingIsKeptByDefault() {
    Retention none = retention(Map.of());

    assertEquals(Optional.of(Duration.ZERO), none.common());
    assertEquals(Duration.ZERO, none.of("demo"));
    assertEquals(Duration.ZERO, none.of(null));
    assertTrue(none.counts());
  }

  @Test
  void retentionHoldsForEveryProject() {
    Retention week = retention(Map.of(TIME, "P7D"));

    assertEquals(Optional.of(Duration.ofDays(7)), week.common());
    assertEquals(Duration.ofDays(7), week.of("demo"));
    assertEquals(Duration.ofDays(7), week.of(null));
  }

  @Test
  void projectMayHaveARetentionOfItsOwn() {
    Retention varied = retention(Map.of(TIME, "P7D", TIME + ".hasty", "PT0S"));

    assertEquals(Optional.empty(), varied.common());
    assertEquals(Duration.ZERO, varied.of("hasty"));
    assertEquals(Duration.ofDays(7), varied.of("demo"));
    assertEquals(Duration.ofDays(7), varied.of(null));
  }

  @Test
  void environmentMayGiveOneProjectItsRetention() {
    assertEquals(
        Optional.empty(), retention(Map.of("IMAGES_RECYCLE_BIN_RETENTION_DEMO", "P1D")).common());
  }

  @Test
  void binMayNotCount() {
    assertFalse(retention(Map.of("images.recycle-bin.counts", "false")).counts());
  }

  @ParameterizedTest
  @CsvSource({
    "images.recycle-bin.retention,7,a duration from PT0S to P36500D",
    "images.recycle-bin.retention,-P1D,a duration from PT0S to P36500D",
    "images.recycle-bin.retention,P36501D,a duration from PT0S to P36500D",
    "images.recycle-bin.retention.demo,week,a duration from PT0S to P36500D",
    "images.recycle-bin.counts,yes,true or false"
  })
  void unreadableSettingStopsTheStartByItsName(String key, String value, String form) {
    Exception refusal =
        assertThrows(IllegalArgumentException.class, () -> retention(Map.of(key, value)));

    assertEquals(key + " must be " + form + ", but is: " + value, refusal.getMessage());
  }
}
