package org.cloudimages.store.s3;

import org.cloudimages.store.transfer.Source;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * Parts of an upload of known size, passed on as they come; only what is on the wire is in memory.
 */
final class PassedParts implements Parts {

  private static final String TYPE = "application/octet-stream";

  private final Source source;
  private final long partSize;
  private long left;

  /**
   * Cuts so many bytes into parts of that size, or of a larger one where there would be too many.
   */
  PassedParts(Source source, long size, long partSize) {
    this.source = source;
    this.left = size;
    this.partSize = Math.max(partSize, (size + MAX_PARTS - 1) / MAX_PARTS);
  }

  @Override
  public RequestBody next() {
    long length = Math.min(left, partSize);
    left -= length;
    return RequestBody.fromContentProvider(() -> source.exactly(length), length, TYPE);
  }

  @Override
  public boolean isDone() {
    return left == 0;
  }

  @Override
  public boolean isRepeatable() {
    return false;
  }

  @Override
  public void close() {
    // because nothing is kept
  }
}
