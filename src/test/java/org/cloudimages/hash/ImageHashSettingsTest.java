package org.cloudimages.hash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageHashSettingsTest {

  private static final String KEY = "images.image.hash-algorithm";

  @Test
  void defaults() {
    assertEquals(
        new ImageHashSettings(HashAlgorithm.SHA_512), new ImageHashSettings(Settings.of(Map.of())));
  }

  @Test
  void explicitMapping() {
    assertEquals(
        new ImageHashSettings(HashAlgorithm.SHA_256),
        new ImageHashSettings(Settings.of(Map.of(KEY, "sha256"))));
  }

  /** Because data with the hash of such a one could be others. */
  @ParameterizedTest
  @ValueSource(strings = {"md5", "sha1", "SHA-512", "sha384"})
  void badSettingIsNamed(String algorithm) {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> new ImageHashSettings(Settings.of(Map.of(KEY, algorithm))));

    assertTrue(refused.getMessage().startsWith(KEY + " must "), refused.getMessage());
  }
}
