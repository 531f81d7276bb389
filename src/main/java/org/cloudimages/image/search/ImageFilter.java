package org.cloudimages.image.search;

import java.util.List;
import java.util.stream.Stream;
import org.cloudimages.image.entity.ImageAttribute;

/**
 * A condition on one attribute. A text is compared once more with a full stop behind it, because
 * Derby ignores blanks at the ends of those that it compares.
 *
 * @param operator how it is compared
 * @param value of the attribute's type; a list for {@code IN} and {@code OUTSIDE}
 */
public record ImageFilter(ImageAttribute attribute, Operator operator, Object value) {

  /** How an attribute is compared. */
  public enum Operator {
    EQUAL("="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER_OR_EQUAL(">="),
    IN("IN"),
    /** Less than the first of two values, or not less than the second. */
    OUTSIDE("");

    private final String text;

    Operator(String text) {
      this.text = text;
    }
  }

  /** The condition in SQL, with a question mark for each of the {@link #values}. */
  String condition() {
    String name = "i." + attribute.text();
    if (operator == Operator.OUTSIDE) {
      return "(%1$s < ? OR %1$s >= ?)".formatted(name);
    }
    return isText() ? compare(name) + " AND " + compare(name + " || '.'") : compare(name);
  }

  private String compare(String expression) {
    String places = operator == Operator.IN ? ImageStatement.places(given().size()) : "?";
    return expression + " " + operator.text + " " + places;
  }

  List<?> values() {
    return isText()
        ? Stream.concat(given().stream(), given().stream().map(text -> text + ".")).toList()
        : given();
  }

  private boolean isText() {
    return given().get(0) instanceof String;
  }

  private List<?> given() {
    return value instanceof List<?> several ? several : List.of(value);
  }
}
