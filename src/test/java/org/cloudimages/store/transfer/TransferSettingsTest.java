package org.cloudimages.store.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.cloudimages.store.StoreSettings;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.Test;

class TransferSettingsTest {

  private static TransferSettings settings(Map<String, String> settings) {
    return TransferSettings.of(
        new StoreSettings(Settings.of(settings), "images.store.a", "a", Path.of("unused")));
  }

  @Test
  void defaults() {
    assertEquals(
        new TransferSettings(Duration.ofSeconds(5), Duration.ofSeconds(30)), settings(Map.of()));
  }

  @Test
  void explicitMapping() {
    assertEquals(
        new TransferSettings(Duration.ofSeconds(1), Duration.ofMinutes(2)),
        settings(
            Map.of("images.store.a.connect-timeout", "PT1S", "images.store.a.timeout", "PT2M")));
  }
}
