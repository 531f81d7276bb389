package org.cloudimages.monitor.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cloudimages.http.Network;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsSettingsTest {

  private static MetricsSettings settings(String networks) {
    return new MetricsSettings(Settings.of(Map.of("images.metrics.networks", networks)));
  }

  @Test
  void defaults() {
    assertEquals(networks("127.0.0.0/8", "::1"), new MetricsSettings(Settings.of(Map.of())));
  }

  @Test
  void explicitMapping() {
    assertEquals(networks("10.1.0.0/16", "fd00::/8"), settings(" 10.1.0.0/16, fd00::/8 "));
  }

  private static MetricsSettings networks(String... networks) {
    return new MetricsSettings(List.copyOf(Stream.of(networks).map(Network::of).toList()));
  }

  @ParameterizedTest
  @CsvSource({"10.1.2.3, true", "10.2.0.1, false", "fd00::9, true", "fe80::9, false"})
  void addressIsInANetworkOrNot(String address, boolean contained) throws Exception {
    assertEquals(
        contained, settings("10.1.0.0/16, fd00::/8").contain(InetAddress.getByName(address)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"all", "10.1.0.0/33", "10.1.0.0/x", "prometheus.example.com", "10.1,"})
  void whatIsNoNetworkIsNamed(String value) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> settings(value));

    assertTrue(
        refusal.getMessage().startsWith("images.metrics.networks must be "), refusal.getMessage());
  }
}
