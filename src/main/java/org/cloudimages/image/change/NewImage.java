package org.cloudimages.image.change;

import java.util.List;
import java.util.Optional;

/**
 * A request for a new image.
 *
 * @param id the id that the client chose
 * @param attributes what the client set, {@code owner} included
 */
public record NewImage(Optional<String> id, List<AttributeChange> attributes) {

  public NewImage {
    attributes = List.copyOf(attributes);
  }
}
