package org.cloudimages.store.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.cloudimages.store.StoreSettings;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.Test;

class FileSettingsTest {

  private static FileSettings settings(Map<String, String> settings) {
    return FileSettings.of(
        new StoreSettings(Settings.of(settings), "images.store.a", "a", Path.of("/home")));
  }

  @Test
  void defaults() {
    assertEquals(new FileSettings(Path.of("/home"), new Reserve(1, 64L << 20)), settings(Map.of()));
  }

  @Test
  void explicitMapping() {
    assertEquals(
        new FileSettings(Path.of("/disk"), new Reserve(0, 10L << 30)),
        settings(
            Map.of("images.store.a.directory", "/disk/x/..", "images.store.a.reserve", "10GiB")));
  }
}
