package org.cloudimages.store.transfer;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.cloudimages.store.BulkInputStream;

/**
 * What is to be stored, read on in parts. It remembers its failure, for those who find it wrapped
 * into something else.
 */
public final class Source {

  private final InputStream in;
  private int ahead = -1;
  private boolean isAhead;
  private long count;
  private Throwable failure;

  public Source(InputStream in) {
    this.in = in;
  }

  /** How many bytes have been read. */
  public long count() {
    return count;
  }

  /** Whether no byte is left; waits for the next one. */
  public boolean isExhausted() throws IOException {
    if (!isAhead) {
      byte[] one = new byte[1];
      ahead = readOn(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      isAhead = true;
    }
    return ahead < 0;
  }

  /** Fills the buffer from there on and returns the number of bytes, fewer at the end. */
  public int fill(byte[] buffer, int offset) throws IOException {
    int room = buffer.length - offset;
    return upTo(room).readNBytes(buffer, offset, room);
  }

  /** The next bytes, fewer at the end. Closing it does nothing. */
  public InputStream upTo(long limit) {
    return new Part(limit, false);
  }

  /** The next bytes; that there are fewer is a failure. Closing it does nothing. */
  public InputStream exactly(long length) {
    return new Part(length, true);
  }

  /** Throws again, unchanged, what the stream threw, if it did. */
  public void rethrow() throws IOException {
    if (failure instanceof IOException first) {
      throw first;
    }
    if (failure instanceof RuntimeException first) {
      throw first;
    }
  }

  private int read(byte[] bytes, int offset, int length) throws IOException {
    int read;
    if (isAhead && ahead >= 0) {
      bytes[offset] = (byte) ahead;
      isAhead = false;
      read = 1;
    } else {
      read = isAhead ? -1 : readOn(bytes, offset, length);
    }
    count += Math.max(0, read);
    return read;
  }

  private int readOn(byte[] bytes, int offset, int length) throws IOException {
    try {
      return in.read(bytes, offset, length);
    } catch (IOException | RuntimeException e) {
      failure = e;
      throw e;
    }
  }

  private final class Part extends BulkInputStream {

    private final boolean exact;
    private long left;

    Part(long limit, boolean exact) {
      this.left = limit;
      this.exact = exact;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int read = Source.this.read(bytes, offset, (int) Math.min(length, left));
      if (read < 0 && exact) {
        failure = new EOFException("The data ended after " + count + " bytes, too early.");
        rethrow();
      }
      left -= Math.max(0, read);
      return read;
    }
  }
}
