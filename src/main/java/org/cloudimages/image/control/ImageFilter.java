package org.cloudimages.image.control;

/**
 * A condition on one column.
 *
 * @param attribute the attribute of the entity
 * @param operator the operator of the query language
 * @param value of the attribute's type; a collection for {@code IN}
 */
public record ImageFilter(String attribute, Operator operator, Object value) {

  /** How an attribute is compared. */
  public enum Operator {
    EQUAL("="),
    NOT_EQUAL("<>"),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    IN("IN");

    private final String text;

    Operator(String text) {
      this.text = text;
    }
  }

  String condition(String parameter) {
    return "i." + attribute + " " + operator.text + " :" + parameter;
  }
}
