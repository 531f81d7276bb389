package org.cloudimages.data.importing;

import java.util.List;
import org.cloudimages.data.upload.Upload;
import org.cloudimages.data.upload.UploadSession;
import org.cloudimages.image.change.AttributeChange;
import org.cloudimages.image.entity.ImageData;

/**
 * Data that one store has, but the image not yet. Who closes it before the image has them gives
 * them up.
 *
 * @param data what was found out about them
 * @param attributes what the image becomes besides that gets them
 */
record Received(
    Upload upload, UploadSession session, ImageData data, List<AttributeChange> attributes)
    implements AutoCloseable {

  /** The id of the store. */
  String store() {
    return upload.blob().store();
  }

  @Override
  public void close() {
    session.close();
  }
}
