package org.cloudimages.data.upload;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import org.cloudimages.fault.Fault;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.http.content.SlowClientException;
import org.cloudimages.store.BulkInputStream;
import org.cloudimages.store.ImageStore;

/**
 * The bytes of a client as a store reads them: never more than are allowed, never fewer than were
 * announced, and none once the image is gone. Why it ended is kept, because a store may wrap what
 * this throws. Used by one thread.
 */
final class IncomingBytes extends BulkInputStream {

  /** Sees all bytes as they pass. */
  @FunctionalInterface
  interface Tap {
    void update(byte[] bytes, int offset, int length);
  }

  private final InputStream body;
  private final OptionalLong announced;
  private final LongConsumer limit;
  private final Lease lease;
  private final Tap tap;
  private long count;

  /** Why no more bytes are given; null while they are. */
  private ImagesException refusal;

  /**
   * Bytes of which a store may read all that the limit does not refuse.
   *
   * @param limit throws when so many are too many
   */
  IncomingBytes(Incoming incoming, LongConsumer limit, Lease lease, Tap tap) {
    this.body = incoming.body();
    this.announced = incoming.size();
    this.limit = limit;
    this.lease = lease;
    this.tap = tap;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      lease.keep();
      int read = receive(bytes, offset, length);
      count += Math.max(0, read);
      check(read < 0);
      if (read > 0) {
        tap.update(bytes, offset, read);
      }
      return read;
    } catch (ImagesException e) {
      refusal = e;
      throw new IOException(e);
    }
  }

  private int receive(byte[] bytes, int offset, int length) {
    try {
      return body.read(bytes, offset, length);
    } catch (SlowClientException e) {
      throw e.refusal();
    } catch (IOException e) {
      // because a body that breaks off, or whose chunks are none, is the client's affair
      throw new ImagesException(
          Fault.of(FaultType.BAD_REQUEST, "The request body cannot be read to its end.")
              // because nobody knows where a next request would begin
              .header("Connection", "close"));
    }
  }

  private void check(boolean ended) {
    limit.accept(count);
    if (announced.isPresent()
        && (ended ? count != announced.getAsLong() : count > announced.getAsLong())) {
      throw ImagesException.badRequest(
          "The request body has "
              + (ended ? "only " + count : "more than " + announced.getAsLong())
              + " bytes, "
              + announced.getAsLong()
              + " were announced.");
    }
  }

  /**
   * Lets a store take all bytes, and returns how many they were.
   *
   * @throws ImagesException why there were no more, or why the store did not take them
   */
  long into(ImageStore store, String key) {
    long stored;
    try {
      stored = store.put(key, this, announced.orElse(-1));
    } catch (IOException | RuntimeException e) {
      throw refusal == null ? StoreFailures.told(e) : refusal;
    }
    if (refusal != null) {
      throw refusal;
    }
    if (stored != count) {
      throw new IllegalStateException("The store took " + stored + " bytes of " + count + ".");
    }
    return count;
  }
}
