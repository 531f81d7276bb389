package org.cloudimages.image.access;

import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageStatus;

/**
 * Who looks at images that he may see: what of each is shown to him. Made once a request, so that a
 * long list judges no policy for each of its images.
 *
 * @param admin whether he is an administrator of the cloud
 */
public record Viewer(boolean admin) {

  /** Whether he may know where the data of the image lie; a deactivated one tells admins only. */
  public boolean seesPlaces(Image image) {
    return admin || image.status() != ImageStatus.DEACTIVATED;
  }
}
