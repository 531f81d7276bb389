package org.cloudimages.image.search.boundary;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.http.content.IsoDate;
import org.cloudimages.image.entity.ImageAttribute;
import org.cloudimages.image.search.ImageFilter;
import org.cloudimages.image.search.ImageFilter.Operator;

/**
 * The little language of date filters: {@code [op:]date}. Dates compare as they are shown, in whole
 * seconds, so that a client finds an image by the date that it was told.
 */
final class DateFilter {

  private static final Set<String> OPERATORS = Set.of("gt", "gte", "lt", "lte", "eq", "neq");

  private DateFilter() {}

  /**
   * Returns the conditions that all must hold.
   *
   * @throws ImagesException 400 for what is no date
   */
  static List<ImageFilter> parse(ImageAttribute attribute, String text) {
    int colon = text.indexOf(':');
    boolean named = colon >= 0 && OPERATORS.contains(text.substring(0, colon));
    Instant date = instant(attribute.text(), named ? text.substring(colon + 1) : text);
    Instant second = date.truncatedTo(ChronoUnit.SECONDS);
    Instant after = second.plusSeconds(1);
    Instant from = date.equals(second) ? second : after;
    ImageFilter atLeast = new ImageFilter(attribute, Operator.GREATER_OR_EQUAL, from);
    ImageFilter atMost = new ImageFilter(attribute, Operator.LESS, after);
    return switch (named ? text.substring(0, colon) : "eq") {
      case "gt" -> List.of(new ImageFilter(attribute, Operator.GREATER_OR_EQUAL, after));
      case "gte" -> List.of(atLeast);
      case "lt" -> List.of(new ImageFilter(attribute, Operator.LESS, from));
      case "lte" -> List.of(atMost);
      case "neq" -> List.of(new ImageFilter(attribute, Operator.OUTSIDE, List.of(from, after)));
      default -> List.of(atLeast, atMost);
    };
  }

  private static Instant instant(String name, String text) {
    String date = text.strip();
    // because a sign is what other years begin with, and the column does not reach the farthest
    if (date.startsWith("+") || date.startsWith("-")) {
      throw ImagesException.invalid(name, "its year must have four digits.");
    }
    return IsoDate.parse(date)
        .orElseThrow(() -> ImagesException.invalid(name, "it must be an ISO 8601 date."));
  }
}
