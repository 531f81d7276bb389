package org.cloudimages.identity.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.cloudimages.setting.SettingReader;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalSettingsTest {

  @Test
  void defaults() {
    assertEquals(
        new LocalSettings(
            Path.of("data"),
            Path.of("data/users.json"),
            "http://127.0.0.1:8080",
            Map.of(),
            210_000),
        new LocalSettings(Settings.of(Map.of("images.data", "data"))));
  }

  @Test
  void explicitMapping() {
    Map<String, String> settings =
        Map.of(
            "images.data", "data",
            "images.local.users", "etc/users.json",
            "images.http.port", "9292",
            "images.local.regions", "west = http://west/, east=https://east:9292/images",
            "images.local.password-iterations", "600000");

    assertEquals(
        new LocalSettings(
            Path.of("data"),
            Path.of("etc/users.json"),
            "http://127.0.0.1:9292",
            Map.of(
                "east", URI.create("https://east:9292/images"),
                "west", URI.create("http://west")),
            600_000),
        new LocalSettings(Settings.of(settings)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "east",
        "=http://east",
        "east=ftp://east",
        "a=http://b,a=http://c",
        "RegionOne=http://a"
      })
  void regionsThatAreNoneEndTheStart(String regions) {
    SettingReader settings =
        Settings.of(Map.of("images.data", "data", "images.local.regions", regions));
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> new LocalSettings(settings));
    assertTrue(
        refusal.getMessage().startsWith("images.local.regions must be like "), refusal::getMessage);
  }
}
