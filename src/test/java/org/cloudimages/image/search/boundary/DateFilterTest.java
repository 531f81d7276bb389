package org.cloudimages.image.search.boundary;

import static org.cloudimages.testing.Faults.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.cloudimages.image.entity.ImageAttribute;
import org.cloudimages.image.search.ImageFilter;
import org.cloudimages.image.search.ImageFilter.Operator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateFilterTest {

  @ParameterizedTest
  @CsvSource({
    "gt:2026-01-02T03:04:05Z,GREATER_OR_EQUAL,06",
    "gte:2026-01-02T03:04:05Z,GREATER_OR_EQUAL,05",
    "lt:2026-01-02T03:04:05Z,LESS,05",
    "lte:2026-01-02T03:04:05Z,LESS,06",
    "gt:2026-01-02T03:04:05.5Z,GREATER_OR_EQUAL,06",
    "gte:2026-01-02T03:04:05.5Z,GREATER_OR_EQUAL,06",
    "lt:2026-01-02T03:04:05.5Z,LESS,06",
    "lte:2026-01-02T03:04:05.5Z,LESS,06"
  })
  void wholeSecondsAreCompared(String text, Operator operator, String second) {
    assertEquals(List.of(filter(operator, at(second))), parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-02T03:04:05Z",
        "eq:2026-01-02T03:04:05Z",
        "2026-01-02T05:04:05+02:00",
        "2026-01-02T00:34:05-02:30",
        "2026-01-02T03:04:05",
        " 2026-01-02T03:04:05.000 ",
        "2026-01-02T08:34:05+0530",
        "2026-01-02T08:34:05 05:30",
        "2026-01-02T08:34:05 0530",
        "2026-01-02T04:04:05+01",
        "20260102T030405Z",
        "20260102T040405+0100",
        "2026-01-02T03:04:05,000Z",
        "2026-01-02 03:04:05",
        "2026-1-2 03:04:05",
        "2026-01-02T03:04:05.00000000000000Z"
      })
  void equalIsWithinTheSecond(String text) {
    assertEquals(
        List.of(filter(Operator.GREATER_OR_EQUAL, at("05")), filter(Operator.LESS, at("06"))),
        parse(text));
  }

  @ParameterizedTest
  @CsvSource({"neq:2026-01-02T03:04:05Z,05", "neq:2026-01-02T03:04:05.5Z,06"})
  void notEqualIsOutsideOfTheSecond(String text, String from) {
    assertEquals(List.of(filter(Operator.OUTSIDE, List.of(at(from), at("06")))), parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-02,2026-01-02T00:00:00Z",
    "2026-01-02T03:04,2026-01-02T03:04:00Z",
    "2026-01-02T03,2026-01-02T03:00:00Z",
    "2026-02,2026-02-01T00:00:00Z",
    "2026,2026-01-01T00:00:00Z",
    "20260102,2026-01-02T00:00:00Z",
    "2026-01-01T24:00:00Z,2026-01-02T00:00:00Z",
    "20251231T240000Z,2026-01-01T00:00:00Z"
  })
  void dateMayBeShort(String text, Instant instant) {
    assertEquals(List.of(filter(Operator.LESS, instant)), parse("lt:" + text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "gt:",
        "ge:2026-01-02",
        "GT:2026-01-02",
        "2026-13-01",
        "202601",
        "2026-02-30",
        "2026-01-01T24:00:01Z",
        "2026-01-01T25:00:00Z",
        "2026-01-01T00:60:00Z",
        "2026-01-01T00:00:00+24:00",
        "2026-01-01T00:00:00,",
        "2026T00:00:00Z",
        "\u0662026-01-01"
      })
  void otherTextIsRefused(String text) {
    assertRefused(
        400, "Invalid value for 'created_at': it must be an ISO 8601 date.", () -> parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"+10000-01-01", "gt:-999999999-01-01T00:00:00Z"})
  void yearOfMoreThanFourDigitsIsRefused(String text) {
    assertRefused(
        400, "Invalid value for 'created_at': its year must have four digits.", () -> parse(text));
  }

  private static List<ImageFilter> parse(String text) {
    return DateFilter.parse(ImageAttribute.CREATED_AT, text);
  }

  private static ImageFilter filter(Operator operator, Object value) {
    return new ImageFilter(ImageAttribute.CREATED_AT, operator, value);
  }

  private static Instant at(String second) {
    return Instant.parse("2026-01-02T03:04:" + second + "Z");
  }
}
