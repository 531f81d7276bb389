package org.cloudimages.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.Test;

class FormatSettingsTest {

  @Test
  void defaults() {
    assertEquals(new FormatSettings(true, true, true), new FormatSettings(Settings.of(Map.of())));
  }

  @Test
  void explicitMapping() {
    Map<String, String> settings =
        Map.ofEntries(
            Map.entry("images.format.require-match", "false"),
            Map.entry("images.format.inspect", "bare"),
            Map.entry("images.format.gpt-safety", "log"));

    assertEquals(
        new FormatSettings(false, false, false), new FormatSettings(Settings.of(settings)));
  }
}
