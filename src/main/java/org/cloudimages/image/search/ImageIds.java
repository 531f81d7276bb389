package org.cloudimages.image.search;

import java.util.List;

/**
 * The images of a list by their ids.
 *
 * @param more whether there are as many as were asked for, so that there may be more
 */
public record ImageIds(List<String> ids, boolean more) {

  public ImageIds {
    ids = List.copyOf(ids);
  }
}
