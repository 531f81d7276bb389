package org.cloudimages.image.search;

import java.util.List;
import java.util.Optional;
import org.cloudimages.image.entity.Image;

/**
 * A page of a list.
 *
 * @param images to be gone through once, see {@link WholeImages}
 * @param next the marker of the following page; present when this page is full, by its number of
 *     images or by their bytes, even if nothing follows
 */
public record ImagePage(Iterable<Image> images, Optional<String> next) {

  /** A page without images. */
  public static final ImagePage EMPTY = new ImagePage(List.of(), Optional.empty());
}
