package org.cloudimages.identity;

import java.util.ArrayList;
import java.util.List;

/**
 * One kind of request that an application credential is limited to.
 *
 * @param method the HTTP method, in any case
 * @param path where <code>{name}</code> and {@code *} stand for one segment or a part of one, and
 *     {@code **} for any number of characters, slashes too; the rest stands for itself
 */
public record AccessRule(String method, String path) {

  private static final char ONE_SEGMENT = '\uE000';
  private static final char ANYTHING = '\uE001';

  /** Judges a request by its path as it was sent, percent-encoded and without the query. */
  public boolean permits(String requestMethod, String requestPath) {
    return method.equalsIgnoreCase(requestMethod) && matches(pattern(), requestPath);
  }

  private List<Character> pattern() {
    List<Character> pattern = new ArrayList<>();
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      int end = c == '{' ? path.indexOf('}', i) : -1;
      if (end > i) {
        pattern.add(ONE_SEGMENT);
        i = end;
      } else if (path.startsWith("**", i)) {
        pattern.add(ANYTHING);
        i++;
      } else {
        pattern.add(c == '*' ? ONE_SEGMENT : c);
      }
    }
    return pattern;
  }

  /**
   * Follows all ways through the pattern at once, so that the time is bounded by the product of the
   * two lengths: users write the patterns, and a backtracking matcher would let them burn hours.
   */
  private static boolean matches(List<Character> pattern, String text) {
    boolean[] reached = new boolean[text.length() + 1];
    reached[0] = true;
    for (char symbol : pattern) {
      reached = step(symbol, reached, text);
    }
    return reached[text.length()];
  }

  /** Where in the text the pattern can stand after this symbol. */
  private static boolean[] step(char symbol, boolean[] before, String text) {
    boolean[] after = new boolean[before.length];
    after[0] = symbol == ANYTHING && before[0];
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      after[i + 1] =
          switch (symbol) {
            case ANYTHING -> before[i + 1] || after[i];
            case ONE_SEGMENT -> c != '/' && (before[i] || after[i]);
            default -> before[i] && symbol == c;
          };
    }
    return after;
  }
}
