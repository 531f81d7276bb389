package org.cloudimages.limit.client;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** The body of a request, which its client must send fast enough. */
final class PacedInput extends ServletInputStream {

  private final ServletInputStream in;
  private final WatchedClient client;
  private final LeftoverBody leftover;

  PacedInput(ServletInputStream in, WatchedClient client, LeftoverBody leftover) {
    this.in = in;
    this.client = client;
    this.leftover = leftover;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    leftover.begin();
    return client.run(() -> in.read(bytes, offset, length));
  }

  @Override
  public int available() throws IOException {
    return in.available();
  }

  @Override
  public void close() {
    // because the server would read to the end, and nobody would end that
  }

  @Override
  public boolean isFinished() {
    return in.isFinished();
  }

  @Override
  public boolean isReady() {
    return in.isReady();
  }

  @Override
  public void setReadListener(ReadListener listener) {
    in.setReadListener(listener);
  }
}
