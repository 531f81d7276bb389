package org.cloudimages.image.search;

import java.util.Optional;
import org.cloudimages.image.entity.Image;

/**
 * What a list has to know of an image before it reads the whole.
 *
 * @param textSize bytes that its tags and custom properties have at most
 * @param whole the image itself, where it was found with its text because that is short
 */
public record ListedImage(String id, long textSize, Optional<Image> whole) {

  /** Of a row whose first columns are the id and the size. */
  public static ListedImage of(Object[] row) {
    return new ListedImage((String) row[0], ((Number) row[1]).longValue(), Optional.empty());
  }

  /** Of an image that was found with its text where that has no more bytes. */
  static ListedImage of(Image image, long shortText) {
    return new ListedImage(
        image.id(),
        image.textSize(),
        image.textSize() <= shortText ? Optional.of(image) : Optional.empty());
  }
}
