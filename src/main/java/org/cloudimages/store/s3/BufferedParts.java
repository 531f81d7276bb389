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

  private static final int FIRST_BUFFER = 1 << 16;
  private static final String TYPE = "application/octet-stream";

  private final Source source;
  private final int size;
  private byte[] buffer;

  BufferedParts(Source source, int size) {
    this.source = source;
    this.size = size;
    this.buffer = new byte[Math.min(size, FIRST_BUFFER)];
  }

  @Override
  public RequestBody next() throws IOException {
    int length = fill();
    byte[] part = buffer;
    return RequestBody.fromContentProvider(
        () -> new ByteArrayInputStream(part, 0, length), length, TYPE);
  }

  /** The buffer grows with what comes, because that may come slowly, and from many. */
  private int fill() throws IOException {
    int length = source.fill(buffer, 0);
    while (length == buffer.length && length < size) {
      buffer = Arrays.copyOf(buffer, (int) Math.min(size, 2L * length));
      length += source.fill(buffer, length);
    }
    return length;
  }

  @Override
  public boolean isDone() throws IOException {
    return source.isExhausted();
  }

  @Override
  public boolean isRepeatable() {
    return true;
  }
}
