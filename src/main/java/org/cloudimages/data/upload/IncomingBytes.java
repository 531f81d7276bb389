package org.cloudimages.data.upload;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.image.entity.ImageData;
import org.cloudimages.store.BulkInputStream;

/**
 * The bytes of a source as a store reads them: never more than are allowed, never fewer than were
 * announced, and none once the image is gone. Why it ended is kept, because a store may wrap what
 * this throws. Used by one thread.
 */
final class IncomingBytes extends BulkInputStream {

  /** Sees all bytes as they pass. */
  interface Observer {

    void update(byte[] bytes, int offset, int length);

    /**
     * Returns what was found out about all bytes; the last call. Empty where nothing is to be
     * known.
     *
     * @throws ImagesException 400 or 415 when they are not what they should be
     */
    Optional<ImageData> finish(long size);
  }

  private final ByteSource source;
  private final Lease lease;
  private final Limit limit;
  private final Observer observer;
  private long count;

  /** Why no more bytes are given; null while they are. */
  private ImagesException refusal;

  IncomingBytes(ByteSource source, Lease lease, Limit limit, Observer observer) {
    this.source = source;
    this.lease = lease;
    this.limit = limit;
    this.observer = observer;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      lease.keep();
      int read = source.read(bytes, offset, length);
      count += Math.max(0, read);
      limit.require(count);
      requireAnnounced(read < 0);
      if (read > 0) {
        observer.update(bytes, offset, read);
      }
      return read;
    } catch (ImagesException e) {
      refusal = e;
      throw new IOException(e);
    }
  }

  private void requireAnnounced(boolean ended) {
    OptionalLong announced = source.size();
    if (announced.isPresent()
        && (ended ? count != announced.getAsLong() : count > announced.getAsLong())) {
      throw ImagesException.badRequest(
          "The "
              + source.name()
              + " has "
              + (ended ? "only " + count : "more than " + announced.getAsLong())
              + " bytes, "
              + announced.getAsLong()
              + " were announced.");
    }
  }

  /** How many bytes were given. */
  long count() {
    return count;
  }

  /**
   * Makes sure that all bytes were given that were asked for.
   *
   * @throws ImagesException why there were no more
   */
  void requireNotRefused() {
    if (refusal != null) {
      throw refusal;
    }
  }
}
