package org.cloudimages.http.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cloudimages.fault.Fault;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.testing.StubRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagsTest {

  private static EntityTags tags(String value) {
    return EntityTags.of(StubRequest.get("/").header("If-Match", value).request(), "If-Match")
        .orElseThrow();
  }

  private static Fault refusal(String value) {
    return assertThrows(ImagesException.class, () -> tags(value)).fault();
  }

  @Test
  void withoutTheHeaderNothingIsNamed() {
    assertEquals(Optional.empty(), EntityTags.of(StubRequest.get("/").request(), "If-Match"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", " *\t"})
  void starIsAny(String value) {
    assertTrue(tags(value).any());
    assertTrue(tags(value).nameWeakly("\"x\""));
  }

  @Test
  void weakTagsAreNoStrongOnes() {
    EntityTags tags = tags("\"a\", W/\"b\"");

    assertFalse(tags.any());
    assertEquals(Set.of("\"a\""), tags.strong());
    assertEquals(Set.of("\"a\"", "\"b\""), tags.all());
    assertTrue(tags.nameWeakly("\"b\""));
    assertFalse(tags.nameWeakly("\"c\""));
  }

  @Test
  void elementsMayBeEmptyAndTagsMayHaveCommasAndBackslashes() {
    assertEquals(
        Set.of("\"a,b\"", "\"\"", "\"\\\"", "\"W/\"", "\"\u00E4\""),
        tags(", \"a,b\" ,,\t\"\",\"\\\",\"W/\",\"\u00E4\" ,").strong());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ",",
        "a",
        "\"a",
        "a\"",
        "'a'",
        "\"a\" \"b\"",
        "\"a\"\"b\"",
        "\"a\";q=1",
        "w/\"a\"",
        "W/ \"a\"",
        "W/*",
        "*, \"a\"",
        "\"a\", *",
        "**",
        "\"a b\"",
        "\"\u007F\"",
        "\"\u20AC\""
      })
  void malformedHeaderIsNamed(String value) {
    Fault fault = refusal(value);

    assertEquals(400, fault.type().status());
    assertEquals(
        "Invalid value for 'If-Match': it is neither * nor a list of entity tags in quotes.",
        fault.message());
  }

  @Test
  void numberOfTagsIsBounded() {
    String most =
        IntStream.range(0, 100).mapToObj(n -> "\"" + n + "\"").collect(Collectors.joining(","));

    assertEquals(100, tags(most).strong().size());
    assertEquals(
        "Invalid value for 'If-Match': it has more than 100 tags.",
        refusal(most + ",W/\"more\"").message());
  }
}
