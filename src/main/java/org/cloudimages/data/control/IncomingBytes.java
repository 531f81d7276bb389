package org.cloudimages.data.control;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import org.cloudimages.fault.ImagesException;

/**
 * The bytes of a client as a store reads them: never more than are allowed, never fewer than were
 * announced, and none once the image is gone. Why it ended is kept, because a store may wrap what
 * this throws. Used by one thread.
 */
final class IncomingBytes extends InputStream {

  /** Sees all bytes as they pass. */
  @FunctionalInterface
  interface Tap {
    void update(byte[] bytes, int offset, int length);
  }

  private final InputStream body;
  private final OptionalLong announced;
  private final UploadSettings settings;
  private final Lease lease;
  private final Tap tap;
  private long count;
  private ImagesException refusal;

  IncomingBytes(Incoming incoming, UploadSettings settings, Lease lease, Tap tap) {
    this.body = incoming.body();
    this.announced = incoming.size();
    this.settings = settings;
    this.lease = lease;
    this.tap = tap;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
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
    } catch (IOException e) {
      // because a body that breaks off, or whose chunks are none, is the client's affair
      throw ImagesException.badRequest("The request body cannot be read to its end.");
    }
  }

  private void check(boolean ended) {
    settings.requireAllowed(count);
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

  /** The bytes that came. */
  long count() {
    return count;
  }

  /** Why no more bytes are given. */
  Optional<ImagesException> refusal() {
    return Optional.ofNullable(refusal);
  }
}
