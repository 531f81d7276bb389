package org.cloudimages.event.destination;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cloudimages.testing.Settings;
import org.cloudimages.work.BackOff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventSettingsTest {

  private static EventSettings read(String... keysAndValues) {
    Map<String, String> settings = new HashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      settings.put("images.events." + keysAndValues[i], keysAndValues[i + 1]);
    }
    return new EventSettings(Settings.of(settings));
  }

  @Test
  void defaults() {
    assertEquals(
        new EventSettings(
            List.of(),
            "cloud-images",
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            new BackOff(Duration.ofSeconds(1), Duration.ofMinutes(10)),
            1_000_000,
            Duration.ofDays(7)),
        read());
    assertEquals(Duration.ofSeconds(41), read().lease());
  }

  @Test
  void everySettingIsRead() {
    assertEquals(
        new EventSettings(
            List.of("siem", "openstack-2"),
            "urn:images",
            Duration.ofSeconds(2),
            Duration.ofSeconds(3),
            new BackOff(Duration.ofSeconds(4), Duration.ofSeconds(5)),
            6,
            Duration.ofSeconds(7)),
        read(
            "destinations", "siem, openstack-2",
            "source", "urn:images",
            "timeout", "PT2S",
            "interval", "PT3S",
            "retry", "PT4S",
            "retry-max", "PT5S",
            "max-count", "6",
            "max-age", "PT7S"));
  }

  @ParameterizedTest
  @CsvSource({
    "destinations, SIEM", "destinations, 'a,a'", "destinations, a_b", "destinations, -a",
    "source, 'no reference'", "timeout, PT0S", "timeout, PT1H", "max-count, 0"
  })
  void wrongValueEndsTheStart(String key, String value) {
    assertThrows(IllegalArgumentException.class, () -> read(key, value));
  }
}
