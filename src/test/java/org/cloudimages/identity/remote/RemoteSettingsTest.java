package org.cloudimages.identity.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import org.cloudimages.setting.SettingReader;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteSettingsTest {

  @ParameterizedTest
  @CsvSource({
    "http://controller:5000,               http://controller:5000",
    "http://controller:5000/,              http://controller:5000",
    "http://controller:5000/v3,            http://controller:5000",
    "http://controller:5000/v3/,           http://controller:5000",
    "https://cloud.example.com/identity/v3, https://cloud.example.com/identity",
    "https://cloud.example.com/identity,   https://cloud.example.com/identity",
  })
  void urlIsTakenWithAndWithoutTheVersion(String given, String expected) {
    assertEquals(expected, RemoteSettings.url(settings("url", given), "url", "/v3"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"controller:5000", "ftp://controller", "http://", "no url", "http://a?b"})
  void otherUrlEndsTheStartWithItsKey(String given) {
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> RemoteSettings.url(settings("url", given), "url", "/v3"));

    assertTrue(thrown.getMessage().contains("images.keystone.url must be "), thrown::getMessage);
  }

  @Test
  void missingValueEndsTheStartWithItsKey() {
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class, () -> settings("url", "x").require("username"));

    assertEquals("images.keystone.username is not set", thrown.getMessage());
  }

  @Test
  void cacheKeepsFiveMinutesUnlessToldOtherwise() {
    assertEquals(Duration.ofMinutes(5), cacheTime("url", "x"));
    assertEquals(Duration.ZERO, cacheTime("cache-seconds", "0"));
    assertEquals(Duration.ofSeconds(20), cacheTime("cache-seconds", " 20 "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "301", "", "5 s", "99999999999"})
  void otherCacheTimeEndsTheStartWithItsKey(String given) {
    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> cacheTime("cache-seconds", given));

    assertTrue(thrown.getMessage().contains("images.keystone.cache-seconds must be "));
  }

  private static Duration cacheTime(String key, String value) {
    return RemoteSettings.cacheTime(settings(key, value));
  }

  private static SettingReader settings(String key, String value) {
    return Settings.of(Map.of("images.keystone." + key, value)).below("images.keystone");
  }
}
