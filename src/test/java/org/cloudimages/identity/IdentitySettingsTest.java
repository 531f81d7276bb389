package org.cloudimages.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Set;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.Test;

class IdentitySettingsTest {

  @Test
  void defaults() {
    assertEquals(
        new IdentitySettings("local", Set.of("service"), false),
        new IdentitySettings(Settings.of(Map.of())));
  }

  @Test
  void explicitMapping() {
    Map<String, String> settings =
        Map.ofEntries(
            Map.entry("images.identity", "keystone"),
            Map.entry("images.service-roles", "Service, operator"),
            Map.entry("images.quota.keystone", "true"));

    assertEquals(
        new IdentitySettings("keystone", Set.of("service", "operator"), true),
        new IdentitySettings(Settings.of(settings)));
  }

  @Test
  void onlyKeystoneHasLimits() {
    Exception refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> new IdentitySettings(Settings.of(Map.of("images.quota.keystone", "true"))));

    assertEquals(
        "images.quota.keystone must be false without images.identity=keystone, but is: true",
        refusal.getMessage());
  }
}
