package org.cloudimages.limit.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.OptionalLong;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotaSettingsTest {

  private static QuotaSettings settings(Map<String, String> settings) {
    return new QuotaSettings(Settings.of(settings));
  }

  @Test
  void nothingIsBoundedByDefault() {
    assertFalse(settings(Map.of()).areSet());
    assertFalse(settings(Map.of("images.quota.count", "-1")).areSet());
    assertEquals(OptionalLong.empty(), settings(Map.of()).limit(Quota.IMAGES, "demo"));
  }

  @Test
  void limitHoldsForEveryProject() {
    QuotaSettings set = settings(Map.of("images.quota.count", "10"));

    assertTrue(set.areSet());
    assertEquals(OptionalLong.of(10), set.limit(Quota.IMAGES, "demo"));
  }

  @Test
  void projectMayHaveALimitOfItsOwn() {
    QuotaSettings set =
        settings(
            Map.of(
                "images.quota.count", "10",
                "images.quota.count.rich", "1000",
                "images.quota.count.free", "-1",
                "images.quota.count.none", "0"));

    assertEquals(OptionalLong.of(1000), set.limit(Quota.IMAGES, "rich"));
    assertEquals(OptionalLong.empty(), set.limit(Quota.IMAGES, "free"));
    assertEquals(OptionalLong.of(0), set.limit(Quota.IMAGES, "none"));
    assertEquals(OptionalLong.of(10), set.limit(Quota.IMAGES, "demo"));
  }

  @Test
  void eachQuotaHasItsOwnLimits() {
    QuotaSettings set =
        settings(Map.of("images.quota.size", "100", "images.quota.uploading.demo", "2"));

    assertEquals(OptionalLong.of(100), set.limit(Quota.SIZE, "demo"));
    assertEquals(OptionalLong.of(2), set.limit(Quota.UPLOADING, "demo"));
    assertEquals(OptionalLong.empty(), set.limit(Quota.UPLOADING, "other"));
    assertEquals(OptionalLong.empty(), set.limit(Quota.STAGE, "demo"));
    assertTrue(settings(Map.of("images.quota.stage", "0")).areSet());
    assertTrue(settings(Map.of("IMAGES_QUOTA_SIZE_DEMO", "1")).areSet());
  }

  @Test
  void limitOfOneProjectAloneIsSomethingToCount() {
    assertTrue(settings(Map.of("images.quota.count.demo", "10")).areSet());
    assertTrue(settings(Map.of("IMAGES_QUOTA_COUNT_DEMO", "10")).areSet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"images.quota.count", "images.quota.count.demo"})
  void unreadableLimitStopsTheStartByItsName(String key) {
    Exception refusal =
        assertThrows(IllegalArgumentException.class, () -> settings(Map.of(key, "many")));

    assertEquals(
        key + " must be a number from -1 to 999999999999, but is: many", refusal.getMessage());
  }
}
