package org.cloudimages.image.control;

import java.util.List;
import java.util.Map;

/**
 * A condition on one column. A text is compared once more with a full stop behind it, because Derby
 * ignores blanks at the ends of those that it compares.
 *
 * @param attribute the attribute of the entity
 * @param operator the operator of the query language
 * @param value of the attribute's type; a collection for {@code IN} and {@code OUTSIDE}
 */
public record ImageFilter(String attribute, Operator operator, Object value) {

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

  String condition(String parameter) {
    if (operator == Operator.OUTSIDE) {
      return "(i.%1$s < :%2$s OR i.%1$s >= :%2$sEnd)".formatted(attribute, parameter);
    }
    String condition = "i." + attribute + " " + operator.text + " :" + parameter;
    return isText()
        ? condition
            + " AND CONCAT(i.%s, '.') %s :%sEnded".formatted(attribute, operator.text, parameter)
        : condition;
  }

  private boolean isText() {
    return value instanceof String
        || (value instanceof List<?> list && list.get(0) instanceof String);
  }

  Map<String, Object> parameters(String parameter) {
    if (operator == Operator.OUTSIDE && value instanceof List<?> bounds) {
      return Map.of(parameter, bounds.get(0), parameter + "End", bounds.get(1));
    }
    return isText()
        ? Map.of(parameter, value, parameter + "Ended", ended(value))
        : Map.of(parameter, value);
  }

  private static Object ended(Object value) {
    return value instanceof List<?> texts
        ? texts.stream().map(ImageFilter::ended).toList()
        : value + ".";
  }
}
