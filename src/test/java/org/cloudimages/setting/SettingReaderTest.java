package org.cloudimages.setting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingReaderTest {

  private static SettingReader reader(String value) {
    return Settings.of(Map.of("images.a.key", value)).below("images.a");
  }

  private static void assertRefused(
      String form, String value, Function<SettingReader, Object> reading) {
    Exception refusal =
        assertThrows(IllegalArgumentException.class, () -> reading.apply(reader(value)));

    assertEquals("images.a.key must be " + form + ", but is: " + value, refusal.getMessage());
  }

  @Test
  void whatIsNotSetHasItsDefault() {
    SettingReader none = Settings.of(Map.of());

    assertEquals(Optional.empty(), none.find("key"));
    assertEquals("a text", none.text("key", "a text"));
    assertTrue(none.flag("key", true));
    assertEquals("first", none.word("key", "first", "second"));
    assertEquals(List.of("a", "b"), none.words("key", "A, b"));
    assertEquals(7, none.count("key", 7, 0, 9));
    assertEquals(Duration.ofDays(1), none.duration("key", "P1D"));
  }

  @Test
  void whatIsSetIsTakenWithoutTheSpaceAroundIt() {
    assertEquals("text", reader(" text ").require("key"));
    assertFalse(reader(" false ").flag("key", true));
    assertEquals("second", reader("second").word("key", "first", "second"));
    assertEquals(List.of("a", "b"), reader("A ,b").words("key", "c"));
    assertEquals(-1, reader("-1").number("key", 0, -1, 9));
    assertEquals(Duration.ofMillis(200), reader("PT0.2S").duration("key", "P1D"));
    assertEquals(Path.of("a/b"), reader("a/b").require("key", Form.PATH));
    assertEquals(URI.create("https://a:1/b"), reader("https://a:1/b//").require("key", Form.URL));
  }

  @Test
  void whatMustBeSetIsMissedByItsName() {
    SettingReader none = Settings.of(Map.of()).below("images.a");
    Exception refusal = assertThrows(IllegalArgumentException.class, () -> none.require("key"));

    assertEquals("images.a.key is not set", refusal.getMessage());
  }

  @Test
  void wrongValueIsNamedWithWhatWouldBeRight() {
    assertRefused("true or false", "yes", reader -> reader.flag("key", true));
    assertRefused("all or bare", "ova", reader -> reader.word("key", "all", "bare"));
    assertRefused("words, separated by commas", "a,,b", reader -> reader.words("key", "c"));
    assertRefused("a number from 1 to 99", "100", reader -> reader.count("key", 4, 1, 99));
    assertRefused("a number from 1 to 99", "many", reader -> reader.count("key", 4, 1, 99));
    assertRefused(
        "a duration from PT1S to P36500D",
        "PT0.9S",
        reader -> reader.duration("key", "P1D", "PT1S"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "-P1D", "P36501D", "week"})
  void durationIsBounded(String value) {
    assertRefused(
        "a duration from PT0S to P36500D", value, reader -> reader.duration("key", "PT0S"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "odd",
        "controller:5000",
        "ftp://a",
        "http://",
        "no url",
        "http://a?b",
        "http://a#b"
      })
  void urlIsOneOfAServer(String value) {
    assertRefused("like http://host:port/path", value, reader -> reader.require("key", Form.URL));
  }

  @Test
  void projectMayHaveItsOwn() {
    PerProject<Long> limit = limit(Map.of("images.limit", "10", "images.limit.rich", "1000"));

    assertTrue(limit.varies());
    assertEquals(10, limit.common());
    assertEquals(1000, limit.of("rich"));
    assertEquals(10, limit.of("demo"));
    assertEquals(10, limit.of(null));
  }

  @Test
  void environmentMayGiveAProjectItsOwn() {
    assertTrue(limit(Map.of("IMAGES_LIMIT_DEMO", "1")).varies());
    assertFalse(limit(Map.of("images_limit_demo", "1", "IMAGES_LIMITS", "1")).varies());
  }

  @ParameterizedTest
  @ValueSource(strings = {"images.limit", "images.limit.demo", "IMAGES_LIMIT_DEMO"})
  void wrongValueOfAnyProjectIsNamed(String key) {
    Exception refusal =
        assertThrows(IllegalArgumentException.class, () -> limit(Map.of(key, "many")));

    assertEquals(key + " must be a number from -1 to 1000, but is: many", refusal.getMessage());
  }

  private static PerProject<Long> limit(Map<String, String> settings) {
    return Settings.of(settings).perProject("images.limit", "-1", Form.number(-1, 1000));
  }
}
