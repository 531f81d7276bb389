package org.cloudimages.image.control;

import java.util.List;

/**
 * The images of a list by their ids.
 *
 * @param more whether there are as many as were asked for, so that there may be more
 */
record ImageIds(List<String> ids, boolean more) {

  ImageIds {
    ids = List.copyOf(ids);
  }
}
