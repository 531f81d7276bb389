package org.cloudimages.store.transfer;

import java.io.IOException;
import java.io.InputStream;
import org.cloudimages.store.BulkInputStream;

/** A number of bytes that are all there, or an exception. */
public final class ExactStream extends BulkInputStream {

  private final InputStream in;
  private long left;

  public ExactStream(InputStream in, long length) {
    this.in = in;
    this.left = length;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (left == 0) {
      return -1;
    }
    int read = in.read(bytes, offset, (int) Math.min(length, left));
    if (read < 0) {
      throw new IOException("The store ended " + left + " bytes early.");
    }
    left -= read;
    return read;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
