package org.cloudimages.image.control;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What a list has to know of an image before it reads the whole.
 *
 * @param textSize bytes that its tags and custom properties have at most
 * @param keys what it is sorted by, as the database gave it
 */
public record ListedImage(String id, long textSize, List<Object> keys) {

  public ListedImage {
    keys = List.copyOf(keys);
  }

  /** Of a row whose first columns are the id and the size. */
  public static ListedImage of(Object[] row) {
    return new ListedImage(
        (String) row[0], ((Number) row[1]).longValue(), Arrays.asList(row).subList(2, row.length));
  }

  /** The order of a list. */
  static Comparator<ListedImage> in(List<ImageSort> order) {
    return (a, b) -> {
      int result = 0;
      for (int n = 0; n < order.size() && result == 0; n++) {
        result = order.get(n).compare(a.keys().get(n), b.keys().get(n));
      }
      return result;
    };
  }
}
