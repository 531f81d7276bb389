package org.cloudimages.image.search;

/**
 * What a list has to know of an image before it reads the whole.
 *
 * @param textSize bytes that its tags and custom properties have at most
 */
public record ListedImage(String id, long textSize) {

  /** Of a row whose first columns are the id and the size. */
  public static ListedImage of(Object[] row) {
    return new ListedImage((String) row[0], ((Number) row[1]).longValue());
  }
}
