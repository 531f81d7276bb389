package org.cloudimages.store.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.cloudimages.store.transfer.Source;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * Parts of an upload of unknown size, each read into one buffer first, because S3 must be told the
 * size of a part before its first byte.
 */
final class BufferedParts implements Parts {

  /** So much everybody has without asking. */
  static final int FIRST_BUFFER = 1 << 16;

  private static final String TYPE = "application/octet-stream";

  private final Source source;
  private final PartBuffers buffers;
  private boolean holdsBuffer;

  BufferedParts(Source source, PartBuffers buffers) {
    this.source = source;
    this.buffers = buffers;
  }

  @Override
  public RequestBody next() throws IOException {
    close();
    byte[] buffer = new byte[Math.min(buffers.size(), FIRST_BUFFER)];
    int length = source.fill(buffer, 0);
    while (length == buffer.length && length < buffers.size()) {
      buffer = grown(buffer);
      length += source.fill(buffer, length);
    }
    byte[] part = buffer;
    int partLength = length;
    return RequestBody.fromContentProvider(
        () -> new ByteArrayInputStream(part, 0, partLength), partLength, TYPE);
  }

  /** A buffer grows with what comes, because that may come slowly, and from many. */
  private byte[] grown(byte[] buffer) {
    if (!holdsBuffer) {
      buffers.take();
      holdsBuffer = true;
    }
    return Arrays.copyOf(buffer, (int) Math.min(buffers.size(), 2L * buffer.length));
  }

  @Override
  public boolean isDone() throws IOException {
    return source.isExhausted();
  }

  @Override
  public boolean isRepeatable() {
    return true;
  }

  @Override
  public void close() {
    if (holdsBuffer) {
      holdsBuffer = false;
      buffers.giveBack();
    }
  }
}
