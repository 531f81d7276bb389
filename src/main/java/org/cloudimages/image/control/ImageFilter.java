package org.cloudimages.image.control;

import java.util.List;

/**
 * A condition on one column.
 *
 * @param column the column of the images
 * @param operator how it is compared
 * @param value of the column's type; a list for {@code IN} and {@code OUTSIDE}
 */
public record ImageFilter(String column, Operator operator, Object value) {

  /** How a column is compared. */
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
    return switch (operator) {
      case OUTSIDE -> "(i.%1$s < ? OR i.%1$s >= ?)".formatted(column);
      case IN -> "i." + column + " IN " + ImageStatement.places(values().size());
      default -> "i." + column + " " + operator.text + " ?";
    };
  }

  List<?> values() {
    return value instanceof List<?> several ? several : List.of(value);
  }
}
