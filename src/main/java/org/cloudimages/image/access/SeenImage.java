package org.cloudimages.image.access;

import java.util.Optional;
import org.cloudimages.identity.Caller;
import org.cloudimages.image.entity.Image;

/**
 * An image as one caller sees it.
 *
 * @param shared whether it has the caller's project as a member; not known, and false, where that
 *     makes no difference
 */
public record SeenImage(Image image, boolean shared) {

  ImageTarget target(Caller caller) {
    return new ImageTarget(image, shared ? Optional.of(caller.projectId()) : Optional.empty());
  }
}
