package org.cloudimages.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.Test;

class StoreSettingsTest {

  private static StoreSettings settings(String id, Map<String, String> settings) {
    return new StoreSettings(Settings.of(settings), "images.store." + id, id, Path.of("unused"));
  }

  @Test
  void defaults() {
    StoreSettings settings = settings("default", Map.of());

    assertEquals("file", settings.type());
    assertEquals(Optional.empty(), settings.description());
    assertEquals(0, settings.weight());
    assertEquals(Duration.ofHours(2), settings.reclaimDelay(Duration.ofHours(2)));
  }

  @Test
  void explicitMapping() {
    StoreSettings settings =
        settings(
            "fast",
            Map.of(
                "images.store.fast.type", "s3",
                "images.store.fast.description", "on the fast disks",
                "images.store.fast.weight", "-10",
                "images.store.fast.reclaim-delay", "PT5S"));

    assertEquals("s3", settings.type());
    assertEquals(Optional.of("on the fast disks"), settings.description());
    assertEquals(-10, settings.weight());
    assertEquals(Duration.ofSeconds(5), settings.reclaimDelay(Duration.ofHours(2)));
  }
}
