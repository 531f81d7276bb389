package org.cloudimages.image.search.boundary;

import java.util.ArrayList;
import java.util.List;
import org.cloudimages.fault.ImagesException;

/**
 * The little language of text filters: {@code value}, {@code eq:value}, {@code in:a,b,"c,d"}. Any
 * other word before a colon belongs to the value, as in {@code ubuntu:22.04}.
 */
final class FilterText {

  /** Values that all {@code in:} of one list may have together. */
  static final int MAX_VALUES = 1000;

  private FilterText() {}

  /**
   * Returns the values of which one must match.
   *
   * @throws ImagesException 400 for an unbalanced quote or more than {@link #MAX_VALUES} values
   */
  static List<String> parse(String name, String text) {
    if (text.startsWith("in:")) {
      return split(name, text.substring("in:".length()));
    }
    return List.of(text.startsWith("eq:") ? text.substring("eq:".length()) : text);
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
        requireRoom(name, values.size() + 1);
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

  /**
   * Makes sure that the {@code in:} of one list have no more values than they may.
   *
   * @throws ImagesException 400
   */
  static void requireRoom(String name, int values) {
    if (values > MAX_VALUES) {
      throw ImagesException.invalid(
          name, "a list is asked for at most " + MAX_VALUES + " values of in:.");
    }
  }
}
