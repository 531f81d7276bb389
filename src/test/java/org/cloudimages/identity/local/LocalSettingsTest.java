package org.cloudimages.identity.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.Test;

class LocalSettingsTest {

  @Test
  void defaults() {
    assertEquals(
        new LocalSettings(Path.of("data"), Path.of("data/users.json"), "http://127.0.0.1:8080"),
        new LocalSettings(Settings.of(Map.of("images.data", "data"))));
  }

  @Test
  void explicitMapping() {
    Map<String, String> settings =
        Map.of(
            "images.data", "data",
            "images.local.users", "etc/users.json",
            "images.http.port", "9292");

    assertEquals(
        new LocalSettings(Path.of("data"), Path.of("etc/users.json"), "http://127.0.0.1:9292"),
        new LocalSettings(Settings.of(settings)));
  }
}
