package org.cloudimages.data.control;

import org.cloudimages.audit.Actor;
import org.cloudimages.blob.Blob;

/** Data on their way into an image that waits for them. */
record Upload(Destination destination, Blob blob, Actor actor) {

  String imageId() {
    return blob.imageId();
  }
}
