package org.cloudimages.limit.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cloudimages.http.VerbClass;
import org.cloudimages.limit.rate.RateSettings.Login;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.Test;

class RateSettingsTest {

  @Test
  void defaults() {
    assertEquals(
        new RateSettings(
            Map.of(),
            false,
            List.of("service"),
            Optional.empty(),
            Optional.empty(),
            new Login(minute(10), minute(60), minute(30))),
        new RateSettings(Settings.of(Map.of())));
  }

  @Test
  void explicitMapping() {
    Map<String, String> settings =
        Map.ofEntries(
            Map.entry("images.limit.rate.delete", "5"),
            Map.entry("images.limit.rate.data", "7/s"),
            Map.entry("images.limit.rate.shared", "true"),
            Map.entry("images.limit.rate.exempt-roles", "Operator, admin"),
            Map.entry("images.limit.source", "100"),
            Map.entry("images.limit.source.failures", "3"),
            Map.entry("images.limit.login.failures", "off"),
            Map.entry("images.limit.login.user", "1"),
            Map.entry("images.limit.login.address", "2"));

    assertEquals(
        new RateSettings(
            Map.of(
                VerbClass.DELETE,
                new Rate(5, Duration.ofMinutes(1)),
                VerbClass.DATA,
                new Rate(7, Duration.ofSeconds(1))),
            true,
            List.of("operator", "admin"),
            minute(100),
            minute(3),
            new Login(Optional.empty(), minute(1), minute(2))),
        new RateSettings(Settings.of(settings)));
  }

  private static Optional<Rate> minute(int requests) {
    return Optional.of(new Rate(requests, Duration.ofMinutes(1)));
  }
}
