package org.cloudimages.image.methods;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportSettingsTest {

  private static ImportSettings methods(String methods) {
    return new ImportSettings(Settings.of(Map.of("images.import.methods", methods)));
  }

  @Test
  void methodsOfOneRegionAreOfferedIntoOneStoreAtATime() {
    ImportSettings usual = new ImportSettings(Settings.of(Map.of()));
    assertEquals(List.of("glance-direct", "web-download", "copy-image"), usual.words());
    assertEquals(1, usual.parallelStores());
    assertEquals(Duration.ofDays(1), usual.maxTime());
  }

  @Test
  void someAreOfferedOrNone() {
    assertEquals(
        List.of("copy-image", "glance-direct"), methods("copy-image, glance-direct").words());
    assertTrue(methods("copy-image").offers(ImportMethod.COPY_IMAGE));
    assertFalse(methods("copy-image").offers(ImportMethod.GLANCE_DIRECT));
    assertEquals(List.of("glance-download"), methods("glance-download").words());
    assertEquals(List.of(), methods("none").words());
  }

  @ParameterizedTest
  @ValueSource(strings = {"region-download", "COPY-IMAGE", "copy-image,", "none,copy-image"})
  void otherWordsEndTheStart(String methods) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> methods(methods));
    assertTrue(refusal.getMessage().startsWith("images.import.methods must be some of "));
  }
}
