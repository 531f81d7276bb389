package org.cloudimages.limit.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.Test;

class ClientSettingsTest {

  @Test
  void defaults() {
    assertEquals(
        new ClientSettings(400, Optional.empty(), 1024, Duration.ofSeconds(60), 50),
        new ClientSettings(Settings.of(Map.of())));
  }

  @Test
  void explicitMapping() {
    Map<String, String> settings =
        Map.ofEntries(
            Map.entry("images.limit.transfers", "8"),
            Map.entry("images.limit.transfers.project", "0"),
            Map.entry("images.transfer.minimum-rate", "999999999999"),
            Map.entry("images.transfer.grace", "PT24H"),
            Map.entry("images.limit.waiting", "2"));

    assertEquals(
        new ClientSettings(8, Optional.of(0), 999_999_999_999L, Duration.ofDays(1), 2),
        new ClientSettings(Settings.of(settings)));
  }
}
