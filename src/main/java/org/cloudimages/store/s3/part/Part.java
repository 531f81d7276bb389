package org.cloudimages.store.s3.part;

import software.amazon.awssdk.core.sync.RequestBody;

/**
 * One part of an upload.
 *
 * @param isRepeatable whether it can be sent a second time
 * @param isApart whether it may be sent while the next one is read
 * @param room what it holds of the memory
 */
public record Part(RequestBody body, boolean isRepeatable, boolean isApart, PartBuffers.Room room)
    implements AutoCloseable {

  @Override
  public void close() {
    room.close();
  }
}
