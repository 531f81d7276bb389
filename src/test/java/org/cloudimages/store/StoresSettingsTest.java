package org.cloudimages.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.Test;

class StoresSettingsTest {

  @Test
  void defaults() {
    assertEquals(
        new StoresSettings(Path.of("/data"), List.of("default"), Optional.empty()),
        new StoresSettings(Settings.of(Map.of("images.data", "/data"))));
  }

  @Test
  void explicitMapping() {
    Map<String, String> settings =
        Map.of(
            "images.data", "/data/x/..",
            "images.stores", "fast, cheap",
            "images.default-store", "cheap");

    assertEquals(
        new StoresSettings(Path.of("/data"), List.of("fast", "cheap"), Optional.of("cheap")),
        new StoresSettings(Settings.of(settings)));
  }
}
