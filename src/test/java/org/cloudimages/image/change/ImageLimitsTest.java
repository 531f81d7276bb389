package org.cloudimages.image.change;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.cloudimages.testing.Faults.assertRefused;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Set;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.Test;

class ImageLimitsTest {

  private final ImageLimits limits = new ImageLimits(2, 1, 10);

  private void require(ImageExtent extent) {
    limits.require(ImageExtent.NONE, extent);
  }

  @Test
  void defaults() {
    assertEquals(new ImageLimits(128, 128, 262_144), new ImageLimits(Settings.of(Map.of())));
  }

  @Test
  void explicitMapping() {
    Map<String, String> settings =
        Map.of(
            "images.limit.tags", "-1",
            "images.limit.properties", "0",
            "images.limit.properties-size", "10");

    assertEquals(new ImageLimits(-1, 0, 10), new ImageLimits(Settings.of(settings)));
  }

  @Test
  void imageAtTheLimitsIsFine() {
    assertDoesNotThrow(() -> require(new ImageExtent(2, 1, 10)));
  }

  @Test
  void oneMoreIsOverTheLimit() {
    assertRefused(
        413,
        "The image has too many tags: 3 given, 2 allowed.",
        () -> require(new ImageExtent(3, 1, 10)));
    assertRefused(
        413,
        "The image has too many properties: 2 given, 1 allowed.",
        () -> require(new ImageExtent(2, 2, 10)));
    assertRefused(
        413,
        "The properties of the image have too many bytes: 11 given, 10 allowed.",
        () -> require(new ImageExtent(2, 1, 11)));
    assertRefused(
        413, "The image has too many tags: 3 given, 2 allowed.", () -> limits.requireTags(3));
  }

  @Test
  void imageBeyondTheLimitsMayShrinkAndStay() {
    ImageExtent before = new ImageExtent(9, 9, 99);

    assertDoesNotThrow(() -> limits.require(before, before));
    assertDoesNotThrow(() -> limits.require(before, new ImageExtent(8, 8, 98)));
    assertRefused(413, () -> limits.require(before, new ImageExtent(10, 8, 98)));
    assertRefused(413, () -> limits.require(before, new ImageExtent(8, 10, 98)));
    assertRefused(413, () -> limits.require(before, new ImageExtent(8, 8, 100)));
  }

  @Test
  void oneLimitIsNoReasonToRefuseAnother() {
    assertDoesNotThrow(() -> limits.require(new ImageExtent(0, 9, 99), new ImageExtent(2, 9, 99)));
  }

  @Test
  void minusOneMeansNoLimitAndZeroNone() {
    ImageExtent large = new ImageExtent(1000, 1000, 1_000_000);
    ImageLimits none = new ImageLimits(-1, -1, -1);

    assertDoesNotThrow(() -> none.require(ImageExtent.NONE, large));
    assertDoesNotThrow(() -> none.requireFew(1_000_000));
    assertRefused(
        413, () -> new ImageLimits(0, 0, 0).require(ImageExtent.NONE, new ImageExtent(0, 1, 1)));
  }

  @Test
  void attributesAreCountedBeforeTheyAreLookedAt() {
    assertDoesNotThrow(() -> limits.requireFew(12));
    assertRefused(
        413, "The image has too many properties: 2 given, 1 allowed.", () -> limits.requireFew(13));
  }

  @Test
  void settingThatIsNoLimitIsNamed() {
    for (String key :
        new String[] {
          "images.limit.tags", "images.limit.properties", "images.limit.properties-size"
        }) {
      IllegalArgumentException refusal =
          assertThrows(
              IllegalArgumentException.class,
              () -> new ImageLimits(Settings.of(Map.of(key, "-2"))));

      assertEquals(
          key + " must be a number from -1 to 2147483647, but is: -2", refusal.getMessage());
    }
  }

  @Test
  void extentIsInBytesOfUtf8() {
    assertEquals(
        new ImageExtent(2, 2, "aäx€💿".getBytes(UTF_8).length),
        ImageExtent.of(Set.of("t", "u"), Map.of("a", "ä", "x", "€💿")));
  }

  @Test
  void propertiesOfTheServiceCountForNothing() {
    assertEquals(
        new ImageExtent(0, 1, 2),
        ImageExtent.of(Set.of(), Map.of("os_glance_import_task", "x", "a", "b")));
  }
}
