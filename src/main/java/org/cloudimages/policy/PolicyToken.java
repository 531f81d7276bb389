package org.cloudimages.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word of an expression. White space separates words; parentheses are words only at the start and
 * the end of others, because they stand inside of {@code %(owner)s}.
 *
 * @param position of its first character, counted from 1
 */
record PolicyToken(Kind kind, String text, int position) {

  /** What the word is. */
  enum Kind {
    OPEN,
    CLOSE,
    AND,
    OR,
    NOT,
    CHECK,
    /** What follows the last word. */
    END
  }

  private static final Pattern WORD = Pattern.compile("\\S+");

  /** Splits an expression into its words, {@link Kind#END} last. */
  static List<PolicyToken> of(String expression) {
    List<PolicyToken> tokens = new ArrayList<>();
    Matcher word = WORD.matcher(expression);
    while (word.find()) {
      addWord(word.group(), word.start() + 1, tokens);
    }
    tokens.add(new PolicyToken(Kind.END, "the end", expression.length() + 1));
    return tokens;
  }

  private static void addWord(String word, int position, List<PolicyToken> tokens) {
    int start = 0;
    while (start < word.length() && word.charAt(start) == '(') {
      tokens.add(new PolicyToken(Kind.OPEN, "(", position + start++));
    }
    int end = word.length();
    while (end > start && word.charAt(end - 1) == ')') {
      end--;
    }
    if (end > start) {
      String core = word.substring(start, end);
      tokens.add(new PolicyToken(kind(core), core, position + start));
    }
    for (int at = end; at < word.length(); at++) {
      tokens.add(new PolicyToken(Kind.CLOSE, ")", position + at));
    }
  }

  private static Kind kind(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "and" -> Kind.AND;
      case "or" -> Kind.OR;
      case "not" -> Kind.NOT;
      default -> Kind.CHECK;
    };
  }
}
