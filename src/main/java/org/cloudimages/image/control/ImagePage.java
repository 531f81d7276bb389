package org.cloudimages.image.control;

import java.util.List;
import java.util.Optional;
import org.cloudimages.image.entity.Image;

/**
 * A page of a list.
 *
 * @param next the marker of the following page; present when this page is full, even if nothing
 *     follows
 */
public record ImagePage(List<Image> images, Optional<String> next) {

  public ImagePage {
    images = List.copyOf(images);
  }
}
