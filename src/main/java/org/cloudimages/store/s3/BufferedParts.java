package org.cloudimages.store.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.cloudimages.store.transfer.Source;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * Parts of an upload of unknown size, each read into the one buffer first, because S3 must be told
 * the size of a part before its first byte.
 */
final class BufferedParts implements Parts {

  private static final String TYPE = "application/octet-stream";

  private final Source source;
  private final byte[] buffer;

  BufferedParts(Source source, int size) {
    this.source = source;
    this.buffer = new byte[size];
  }

  @Override
  public RequestBody next() throws IOException {
    int length = source.fill(buffer);
    return RequestBody.fromContentProvider(
        () -> new ByteArrayInputStream(buffer, 0, length), length, TYPE);
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
