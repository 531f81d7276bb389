package org.cloudimages.data.upload;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.cloudimages.image.entity.ImageData;

/** Keeps all bytes that pass, and finds out nothing about them. */
record SeenBytes(ByteArrayOutputStream bytes) implements IncomingBytes.Observer {

  @Override
  public void update(byte[] passing, int offset, int length) {
    bytes.write(passing, offset, length);
  }

  @Override
  public Optional<ImageData> finish(long size) {
    return Optional.empty();
  }
}
