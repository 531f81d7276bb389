package org.cloudimages.identity.rackspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.cloudimages.identity.rackspace.RackspaceProtocol.ApiKey;
import org.cloudimages.identity.rackspace.RackspaceProtocol.Password;
import org.cloudimages.identity.rackspace.RackspaceProtocol.Secret;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.Test;

class RackspaceSettingsTest {

  private static final Map<String, String> REQUIRED =
      Map.of(
          "images.rackspace.url", "http://127.0.0.1:5000/v2.0/",
          "images.rackspace.username", "images",
          "images.rackspace.password", "a secret");

  private static RackspaceSettings expected(Secret secret, Duration cacheTime) {
    return new RackspaceSettings(
        new RackspaceProtocol("http://127.0.0.1:5000", "images", secret), cacheTime);
  }

  @Test
  void defaults() {
    assertEquals(
        expected(new Password("a secret"), Duration.ofMinutes(5)),
        RackspaceSettings.of(Settings.of(REQUIRED)));
  }

  @Test
  void explicitMapping() {
    Map<String, String> settings = new HashMap<>(REQUIRED);
    settings.put("images.rackspace.api-key", "a key");
    settings.put("images.rackspace.cache-seconds", "7");

    assertEquals(
        expected(new ApiKey("a key"), Duration.ofSeconds(7)),
        RackspaceSettings.of(Settings.of(settings)));
  }
}
