package org.cloudimages.http.content;

import org.cloudimages.fault.ImagesException;

/**
 * What the texts of clients must be, so that every database keeps them and takes for equal what is
 * equal. Each refusal is a 400 that names the field.
 */
public final class ClientText {

  private ClientText() {}

  /**
   * Makes sure that the text has at most so many characters and can be stored.
   *
   * @throws ImagesException 400
   */
  public static String require(String field, String text, int longest) {
    if (text.codePointCount(0, text.length()) > longest) {
      throw ImagesException.invalid(field, "it has more than " + longest + " characters.");
    }
    return requireStorable(field, text);
  }

  /**
   * Makes sure that it has no character that can be written in JSON, but not in every database.
   *
   * @throws ImagesException 400
   */
  public static String requireStorable(String field, String text) {
    if (text.indexOf(0) >= 0) {
      throw ImagesException.invalid(field, "it has U+0000, which not every database keeps.");
    }
    if (text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
      throw ImagesException.invalid(
          field, "it has half of a surrogate pair, which is no character.");
    }
    return text;
  }

  /**
   * Makes sure that it has no blank at either end. Derby ignores those at the end where it compares
   * texts, and so takes the id of one project for that of another.
   *
   * @throws ImagesException 400
   */
  public static String requireNoBlanksAround(String field, String text) {
    if (!text.equals(text.strip())) {
      throw ImagesException.invalid(field, "'" + text + "' has a blank at an end.");
    }
    return text;
  }

  /**
   * Makes sure that it can be a segment of a path (RFC 3986, 5.2.4), where clients are to name it.
   *
   * @param kind what it is
   * @throws ImagesException 400
   */
  public static String requireNameable(String field, String kind, String text) {
    if (text.isEmpty()) {
      throw ImagesException.invalid(field, "a " + kind + " is empty.");
    }
    if (text.equals(".") || text.equals("..")) {
      throw ImagesException.invalid(field, "no path can name a " + kind + " '" + text + "'.");
    }
    return text;
  }
}
