package org.cloudimages.http.cors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorsSettingsTest {

  private static CorsSettings origins(String text) {
    return new CorsSettings(Settings.of(Map.of("images.cors.origins", text)));
  }

  @Test
  void defaults() {
    CorsSettings settings = new CorsSettings(Settings.of(Map.of()));

    assertEquals(new CorsSettings(Set.of(), Duration.ofHours(1)), settings);
    assertFalse(settings.areSet());
  }

  @Test
  void explicitMapping() {
    assertEquals(
        new CorsSettings(
            Set.of("https://portal.example.com", "http://localhost:3000"), Duration.ofMinutes(10)),
        new CorsSettings(
            Settings.of(
                Map.of(
                    "images.cors.origins", "https://portal.example.com, http://localhost:3000",
                    "images.cors.max-age", "PT10M"))));
  }

  @Test
  void originIsServedAsItIsWritten() {
    CorsSettings settings = origins("https://portal.example.com");

    assertTrue(settings.contain("https://portal.example.com"));
    assertFalse(settings.contain("http://portal.example.com"));
    assertFalse(settings.contain("https://portal.example.com.evil.example"));
    assertFalse(settings.contain("null"));
    assertFalse(settings.contain("*"));
  }

  @Test
  void starIsEveryOrigin() {
    assertTrue(origins("*").contain("https://portal.example.com"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://a",
        "https://a-b.example.com:8443",
        "http://127.0.0.1:8080",
        "http://[::1]:8080",
        "https://xn--bcher-kva.example"
      })
  void originOfEveryKindIsTaken(String origin) {
    assertEquals(Set.of(origin), origins(origin).origins());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "portal.example.com",
        "https://portal.example.com/",
        "https://portal.example.com/path",
        "https://portal.example.com?x",
        "https://portal.example.com:443",
        "http://portal.example.com:80",
        "http://portal.example.com:65536",
        "https://portal.example.com:0",
        "https://Portal.example.com",
        "https://*.example.com",
        "https://user@portal.example.com",
        "https://a_b",
        "https://a,*",
        "*,*",
        "https://a,",
        "http://[:::1]",
        "ftp://a",
        "null"
      })
  void whatNoBrowserSendsIsRefused(String text) {
    String message = assertThrows(IllegalArgumentException.class, () -> origins(text)).getMessage();

    assertTrue(message.startsWith("images.cors.origins must be * or origins"), message);
  }
}
