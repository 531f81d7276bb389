package org.cloudimages.image.boundary;

import java.util.ArrayList;
import java.util.List;
import org.cloudimages.fault.ImagesException;

/** The little language of text filters: {@code value}, {@code eq:value}, {@code in:a,b,"c,d"}. */
final class FilterText {

  private FilterText() {}

  /**
   * Returns the values of which one must match.
   *
   * @throws ImagesException 400 for another word before the first colon, or an unbalanced quote
   */
  static List<String> parse(String name, String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return List.of(text);
    }
    String operand = text.substring(colon + 1);
    return switch (text.substring(0, colon)) {
      case "eq" -> List.of(operand);
      case "in" -> split(name, operand);
      default ->
          throw ImagesException.invalid(
              name, "its operator must be eq or in; a value with a colon needs eq: before it.");
    };
  }

  private static List<String> split(String name, String list) {
    List<String> values = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < list.length(); i++) {
      char c = list.charAt(i);
      if (c == '\\' && i + 1 < list.length() && list.charAt(i + 1) == '"') {
        value.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        values.add(value.toString());
        value.setLength(0);
      } else {
        value.append(c);
      }
    }
    if (quoted) {
      throw ImagesException.invalid(name, "it has an unbalanced quote.");
    }
    values.add(value.toString());
    return values;
  }
}
