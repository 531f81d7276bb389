package org.cloudimages.image.search.boundary;

import static org.cloudimages.testing.Faults.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTextTest {

  static Stream<Arguments> filters() {
    return Stream.of(
        Arguments.of("plain", List.of("plain")),
        Arguments.of("", List.of("")),
        Arguments.of("a,b", List.of("a,b")),
        Arguments.of("eq:a:b", List.of("a:b")),
        Arguments.of("eq:", List.of("")),
        Arguments.of("in:a", List.of("a")),
        Arguments.of("in:a,b", List.of("a", "b")),
        Arguments.of("in:a:b,c", List.of("a:b", "c")),
        Arguments.of("in:\"a,b\",c", List.of("a,b", "c")),
        Arguments.of("in:\"a\\\"b\"", List.of("a\"b")),
        Arguments.of("in:a\\b", List.of("a\\b")),
        Arguments.of("in:", List.of("")),
        Arguments.of("in:a,", List.of("a", "")));
  }

  @ParameterizedTest
  @MethodSource("filters")
  void filterNamesItsValues(String text, List<String> values) {
    assertEquals(values, FilterText.parse("name", text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ubuntu:22.04",
        "2026-11-28T10:00:00Z",
        "neq:a",
        "IN:a",
        ":a",
        "http://x",
        "in :a"
      })
  void whatIsNoOperatorBelongsToTheValue(String text) {
    assertEquals(List.of(text), FilterText.parse("name", text));
  }

  @Test
  void thousandValuesAreTheMost() {
    String list = "in:" + ",".repeat(999);

    assertEquals(1000, FilterText.parse("name", list).size());
    assertRefused(
        400,
        "Invalid value for 'name': a list is asked for at most 1000 values of in:.",
        () -> FilterText.parse("name", list + ","));
  }

  @ParameterizedTest
  @ValueSource(strings = {"in:\"a", "in:a,\"b", "in:\"a\\\"", "in:a\""})
  void unbalancedQuoteIsRefused(String text) {
    assertRefused(
        400,
        "Invalid value for 'name': it has an unbalanced quote.",
        () -> FilterText.parse("name", text));
  }
}
