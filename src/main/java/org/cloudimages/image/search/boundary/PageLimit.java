package org.cloudimages.image.search.boundary;

import org.cloudimages.fault.ImagesException;
import org.cloudimages.http.QueryParameters;

/** The parameter {@code limit} of a list: how many images a page has at most. */
public final class PageLimit {

  private static final String NAME = "limit";
  private static final int USUAL = 100;
  private static final int HIGHEST = 1000;

  /** Digits of a number that is an int for certain. */
  private static final int SHORT = 9;

  private PageLimit() {}

  /**
   * Reads it; what is above the highest limit is the highest.
   *
   * @throws ImagesException 400 for what is no number from 0
   */
  public static int of(QueryParameters parameters) {
    return parameters.value(NAME).map(text -> Math.min(count(NAME, text), HIGHEST)).orElse(USUAL);
  }

  /** A number of items, of any number of digits; one beyond an int is as good as the greatest. */
  static int count(String name, String text) {
    if (!text.matches("[0-9]+")) {
      throw ImagesException.invalid(name, "it must be an integer from 0.");
    }
    String digits = text.replaceFirst("^0+(?=.)", "");
    return digits.length() > SHORT ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }
}
