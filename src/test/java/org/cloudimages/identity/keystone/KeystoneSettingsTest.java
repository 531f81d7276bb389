package org.cloudimages.identity.keystone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.Test;

class KeystoneSettingsTest {

  private static final Map<String, String> REQUIRED =
      Map.of(
          "images.keystone.url", "http://127.0.0.1:5000/v3",
          "images.keystone.username", "images",
          "images.keystone.password", "a secret");

  @Test
  void defaults() {
    assertEquals(
        new KeystoneSettings(
            "http://127.0.0.1:5000",
            "http://127.0.0.1:5000",
            new KeystoneUser("images", "a secret", "service", "Default"),
            Duration.ofMinutes(5),
            Optional.empty()),
        KeystoneSettings.of(Settings.of(REQUIRED)));
  }

  @Test
  void explicitMapping() {
    Map<String, String> settings = new HashMap<>(REQUIRED);
    settings.put("images.keystone.public-url", "https://cloud.example.com/identity/v3/");
    settings.put("images.keystone.project", "admin");
    settings.put("images.keystone.domain", "ours");
    settings.put("images.keystone.cache-seconds", "0");
    settings.put("images.keystone.region", "north");

    assertEquals(
        new KeystoneSettings(
            "http://127.0.0.1:5000",
            "https://cloud.example.com/identity",
            new KeystoneUser("images", "a secret", "admin", "ours"),
            Duration.ZERO,
            Optional.of("north")),
        KeystoneSettings.of(Settings.of(settings)));
  }
}
