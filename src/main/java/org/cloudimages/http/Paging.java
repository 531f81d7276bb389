package org.cloudimages.http;

import java.util.Optional;
import org.cloudimages.fault.ImagesException;

/**
 * Which part of a list a request asks for.
 *
 * @param limit how many items a page has at most; 0 is legal and gives none
 * @param marker the id of the last item of the page before
 */
public record Paging(int limit, Optional<String> marker) {

  private static final String LIMIT = "limit";
  private static final int USUAL_LIMIT = 100;
  private static final int MAX_LIMIT = 1000;

  /** Digits of a number that is an int for certain. */
  private static final int MAX_DIGITS = 9;

  /**
   * Reads {@code limit}, of which more than the maximum is the maximum, and {@code marker}.
   *
   * @throws ImagesException 400 for a limit that is not a number from 0
   */
  public static Paging of(QueryParameters parameters) {
    return new Paging(
        parameters
            .value(LIMIT)
            .map(text -> Math.min(count(LIMIT, text), MAX_LIMIT))
            .orElse(USUAL_LIMIT),
        parameters.value("marker"));
  }

  /**
   * A number of items, of any number of digits; one beyond an int is as good as the greatest.
   *
   * @throws ImagesException 400, naming the parameter
   */
  public static int count(String name, String text) {
    if (!text.matches("[0-9]+")) {
      throw ImagesException.invalid(name, "it must be an integer from 0.");
    }
    String digits = text.replaceFirst("^0+(?=.)", "");
    return digits.length() > MAX_DIGITS ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }
}
