package org.cloudimages.image.control;

import java.util.List;
import java.util.Map;

/**
 * A condition on one column.
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
    return operator == Operator.OUTSIDE
        ? "(i.%1$s < :%2$s OR i.%1$s >= :%2$sEnd)".formatted(attribute, parameter)
        : "i." + attribute + " " + operator.text + " :" + parameter;
  }

  Map<String, Object> parameters(String parameter) {
    return operator == Operator.OUTSIDE && value instanceof List<?> bounds
        ? Map.of(parameter, bounds.get(0), parameter + "End", bounds.get(1))
        : Map.of(parameter, value);
  }
}
