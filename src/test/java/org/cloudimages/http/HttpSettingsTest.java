package org.cloudimages.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.Test;

class HttpSettingsTest {

  @Test
  void defaults() {
    assertEquals(
        new HttpSettings(Optional.empty(), List.of()), new HttpSettings(Settings.of(Map.of())));
  }

  @Test
  void explicitMapping() throws UnknownHostException {
    Map<String, String> settings =
        Map.ofEntries(
            Map.entry("images.public-endpoint", "https://images.example.com/"),
            Map.entry("images.limit.source.proxies", "10.0.0.1, fd00::1"));

    assertEquals(
        new HttpSettings(
            Optional.of("https://images.example.com"),
            List.of(InetAddress.getByName("10.0.0.1"), InetAddress.getByName("fd00::1"))),
        new HttpSettings(Settings.of(settings)));
  }
}
