package org.cloudimages.data.upload;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadSettingsTest {

  private static UploadSettings settings(String maxSize, String lease, String check) {
    return new UploadSettings(
        Settings.of(
            Map.of(
                "images.image.max-size", maxSize,
                "images.upload.lease", lease,
                "images.upload.check", check)));
  }

  @Test
  void defaults() {
    assertEquals(
        new UploadSettings(1L << 40, Duration.ofMinutes(5), Duration.ofSeconds(5)),
        new UploadSettings(Settings.of(Map.of())));
  }

  @Test
  void explicitMapping() {
    assertEquals(
        new UploadSettings(10, Duration.ofMinutes(1), Duration.ofSeconds(30)),
        settings(" 10 ", "PT1M", "PT30S"));
  }

  @Test
  void sizeIsBounded() {
    UploadSettings settings = settings("10", "PT1M", "PT30S");

    assertDoesNotThrow(() -> settings.requireAllowed(10));
    ImagesException refused =
        assertThrows(ImagesException.class, () -> settings.requireAllowed(11));
    assertEquals(FaultType.OVER_LIMIT, refused.fault().type());
    assertEquals("An image may have 10 bytes at most.", refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "-1,PT5M,PT5S,images.image.max-size",
    "1G,PT5M,PT5S,images.image.max-size",
    "1,5,PT5S,images.upload.lease",
    "1,PT0S,PT5S,images.upload.lease",
    "1,PT5M,-PT5S,images.upload.check",
    "1,PT5M,soon,images.upload.check",
    "1,PT5M,PT2M31S,images.upload.check",
  })
  void badSettingIsNamed(String maxSize, String lease, String check, String key) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> settings(maxSize, lease, check));

    assertTrue(refused.getMessage().startsWith(key + " must "), refused.getMessage());
  }
}
