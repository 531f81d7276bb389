package org.cloudimages.store.swift;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cloudimages.identity.keystone.KeystoneUser;
import org.cloudimages.store.StoreSettings;
import org.cloudimages.store.transfer.TransferSettings;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.Test;

class SwiftSettingsTest {

  private static final Map<String, String> REQUIRED =
      Map.of(
          "images.store.a.auth-url", "http://127.0.0.1/v3/",
          "images.store.a.username", "a user",
          "images.store.a.password", "a secret");

  private static final TransferSettings TRANSFER =
      new TransferSettings(Duration.ofSeconds(5), Duration.ofSeconds(30));

  private static SwiftSettings settings(Map<String, String> settings) {
    return SwiftSettings.of(
        new StoreSettings(Settings.of(settings), "images.store.a", "a", Path.of("unused")));
  }

  private static SwiftLogin keystone(
      String project, String domain, Optional<String> region, String network) {
    return new KeystoneLogin(
        "http://127.0.0.1",
        new KeystoneUser("a user", "a secret", project, domain),
        region,
        network);
  }

  @Test
  void defaults() {
    assertEquals(
        new SwiftSettings(
            keystone("service", "Default", Optional.empty(), "public"),
            "images",
            1L << 30,
            TRANSFER),
        settings(REQUIRED));
  }

  @Test
  void explicitMapping() {
    Map<String, String> settings = new HashMap<>(REQUIRED);
    settings.put("images.store.a.project", "ours");
    settings.put("images.store.a.domain", "home");
    settings.put("images.store.a.region", "north");
    settings.put("images.store.a.interface", "internal");
    settings.put("images.store.a.container", "bytes");
    settings.put("images.store.a.segment-size", "1048576");

    assertEquals(
        new SwiftSettings(
            keystone("ours", "home", Optional.of("north"), "internal"), "bytes", 1 << 20, TRANSFER),
        settings(settings));
  }

  @Test
  void usersOfSwiftItselfHaveOneAddress() {
    Map<String, String> settings = new HashMap<>(REQUIRED);
    settings.put("images.store.a.auth", "v1");

    assertEquals(
        new TempAuthLogin(URI.create("http://127.0.0.1/v3"), "a user", "a secret"),
        settings(settings).login());
  }
}
