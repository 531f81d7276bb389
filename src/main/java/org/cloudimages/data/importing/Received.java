package org.cloudimages.data.importing;

import org.cloudimages.data.upload.Upload;
import org.cloudimages.data.upload.UploadSession;
import org.cloudimages.image.entity.ImageData;

/**
 * Data that one store has, but the image not yet. Who closes it before the image has them gives
 * them up.
 *
 * @param data what was found out about them
 */
record Received(Upload upload, UploadSession session, ImageData data) implements AutoCloseable {

  /** The id of the store. */
  String store() {
    return upload.blob().store();
  }

  @Override
  public void close() {
    session.close();
  }
}
