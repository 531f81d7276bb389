package org.cloudimages.data.upload;

import org.cloudimages.audit.Actor;
import org.cloudimages.blob.Blob;
import org.cloudimages.image.entity.Image;

/**
 * Data on their way into an image that waits for them; where the blob is that of a task, in one of
 * the stores that the task imports it to.
 *
 * @param image as it was when it was claimed
 * @param blob as it was noted then
 * @param bounded whether no more bytes may come than were noted before the quota of the project is
 *     asked again
 */
public record Upload(
    Destination destination, Image image, Blob blob, boolean bounded, Actor actor) {

  public String imageId() {
    return image.id();
  }

  /** What the store is to know the bytes by. */
  String key() {
    return blob.key();
  }
}
