package org.cloudimages.fault;

/** Text from outside in the log: on one line and of a bounded length, whatever it holds. */
public final class LogText {

  /** Characters that are kept. */
  private static final int MAX_LENGTH = 1000;

  private LogText() {}

  /** Escapes what would begin a line of its own or move the cursor, and cuts the rest. */
  public static String of(String text) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < Math.min(text.length(), MAX_LENGTH); i++) {
      char c = text.charAt(i);
      if (isPlain(c)) {
        line.append(c);
      } else {
        line.append(String.format("\\u%04x", (int) c));
      }
    }
    return text.length() > MAX_LENGTH ? line.append("...").toString() : line.toString();
  }

  private static boolean isPlain(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
