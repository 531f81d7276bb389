package org.cloudimages.store.s3.part;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Queue;
import org.cloudimages.store.BulkInputStream;

/**
 * Chunks and then the rest. It lets go of each chunk when it is read, and of their room after the
 * last or when it is closed.
 */
final class Drain extends BulkInputStream {

  private final Queue<byte[]> chunks;
  private final PartBuffers.Room room;
  private final InputStream rest;
  private ByteBuffer chunk = ByteBuffer.allocate(0);

  Drain(Queue<byte[]> chunks, PartBuffers.Room room, InputStream rest) {
    this.chunks = chunks;
    this.room = room;
    this.rest = rest;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (!chunk.hasRemaining() && !chunks.isEmpty()) {
      chunk = ByteBuffer.wrap(chunks.remove());
    }
    if (!chunk.hasRemaining()) {
      room.close();
      return rest.read(bytes, offset, length);
    }
    int read = Math.min(length, chunk.remaining());
    chunk.get(bytes, offset, read);
    return read;
  }

  @Override
  public void close() {
    room.close();
  }
}
