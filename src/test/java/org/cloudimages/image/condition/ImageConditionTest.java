package org.cloudimages.image.condition;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.cloudimages.fault.Fault;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.http.condition.EntityTags;
import org.cloudimages.image.entity.Image;
import org.cloudimages.testing.StubRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageConditionTest {

  private static final Instant VERSION = Instant.parse("2026-01-01T00:00:00.000001Z");
  private static final String TAG = "\"1767225600000001\"";
  private static final String OTHER = "\"1767225600000002\"";
  private static final String NONE = "Image an-id has none of the tags that If-Match names.";

  private final Image image = new Image("an-id", "a project", VERSION);

  private static Optional<EntityTags> tags(String value) {
    return value == null
        ? Optional.empty()
        : EntityTags.of(StubRequest.get("/").header("x", value).request(), "x");
  }

  private static ImageCondition condition(String match, String noneMatch) {
    return new ImageCondition(tags(match), tags(noneMatch));
  }

  private Fault refusal(String match, String noneMatch) {
    return assertThrows(
            ImagesException.class,
            () -> condition(match, noneMatch).require(image),
            match + " " + noneMatch)
        .fault();
  }

  @ParameterizedTest
  @CsvSource({
    "false,'',1767225600000001",
    "true,'',1767225600000001-hidden",
    "false,0123456789abcdef,1767225600000001-0123456789abcdef",
    "true,0123456789abcdef,1767225600000001-hidden-0123456789abcdef"
  })
  void tagTellsVersionAndWhatIsShownBeside(boolean hidden, String places, String expected) {
    String tag = new ImageTag(VERSION, hidden, places).text();

    assertEquals("\"" + expected + "\"", tag);
    assertEquals(Optional.of(VERSION), ImageTag.version(tag));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1767225600000001",
        "\"01767225600000001\"",
        "\"-1\"",
        "\"\"",
        "\"1767225600000001 \"",
        "\"1767225600000001-\"",
        "\"1767225600000001-0\"",
        "\"1767225600000001-hidden-\"",
        "\"1767225600000001-0123456789ABCDEF\"",
        "\"9999999999999999999\""
      })
  void whatIsNoTagOfADocumentHasNoVersion(String tag) {
    assertEquals(Optional.empty(), ImageTag.version(tag));
  }

  @Test
  void withoutHeadersEverythingHolds() {
    assertDoesNotThrow(() -> ImageCondition.NONE.require(image));
    assertFalse(ImageCondition.NONE.knows(new ImageTag(VERSION, false, "")));
    assertEquals(Optional.empty(), ImageCondition.NONE.versions());
    assertTrue(ImageCondition.NONE.isOfVersions());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        TAG,
        "\"x\", W/\"y\", " + OTHER + ", " + TAG,
        "\"1767225600000001-hidden\"",
        "\"1767225600000001-0123456789abcdef\""
      })
  void ifMatchHoldsWithAnyTagOfTheVersion(String match) {
    assertDoesNotThrow(() -> condition(match, null).require(image));
    assertEquals("Image an-id has a tag that If-None-Match names.", refusal(null, match).message());
  }

  @ParameterizedTest
  @ValueSource(strings = {OTHER, "\"x\"", "\"\""})
  void ifMatchOfNoTagOfTheVersionIsRefused(String match) {
    Fault fault = refusal(match, null);

    assertEquals(412, fault.type().status());
    assertEquals("preconditionFailed", fault.type().key());
    assertEquals(NONE, fault.message());
    assertDoesNotThrow(() -> condition(null, match).require(image));
  }

  @Test
  void weakTagIsNoMatchAndANoneMatch() {
    assertEquals(NONE, refusal("W/" + TAG, null).message());
    assertEquals(412, refusal(null, "W/" + TAG).type().status());
    assertTrue(condition(null, "W/" + TAG).knows(new ImageTag(VERSION, false, "")));
  }

  @Test
  void documentIsKnownByItsWholeTag() {
    ImageCondition condition = condition(null, OTHER + "," + TAG);

    assertTrue(condition.knows(new ImageTag(VERSION, false, "")));
    assertFalse(condition.knows(new ImageTag(VERSION, true, "")));
    assertFalse(condition.knows(new ImageTag(VERSION.plusSeconds(1), false, "")));
    assertTrue(condition(null, "*").knows(new ImageTag(VERSION, true, "")));
  }

  @Test
  void ifMatchIsAskedFirst() {
    assertEquals(NONE, refusal(OTHER, TAG).message());
    assertThrows(ImagesException.class, () -> condition(OTHER, null).requireMatch(image));
    assertDoesNotThrow(() -> condition(TAG, TAG).requireMatch(image));
  }

  @Test
  void versionsAreWhatAnUpdateCanAskFor() {
    assertEquals(
        Optional.of(Set.of(VERSION)), condition("W/" + OTHER + "," + TAG, null).versions());
    assertTrue(condition(TAG, null).isOfVersions());
    assertEquals(Optional.empty(), condition("*", null).versions());
    assertTrue(condition("*", null).isOfVersions());
    assertFalse(condition("\"x\"", null).isOfVersions());
    assertFalse(condition(TAG, OTHER).isOfVersions());
  }
}
