package org.cloudimages.limit.client;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;

/** The body of an answer, which its client must read fast enough. */
final class PacedOutput extends ServletOutputStream {

  private final ServletOutputStream out;
  private final WatchedClient client;

  PacedOutput(ServletOutputStream out, WatchedClient client) {
    this.out = out;
    this.client = client;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    client.run(
        () -> {
          out.write(bytes, offset, length);
          return length;
        });
  }

  @Override
  public void flush() throws IOException {
    client.run(
        () -> {
          out.flush();
          return 0;
        });
  }

  @Override
  public void close() throws IOException {
    client.run(
        () -> {
          out.close();
          return 0;
        });
  }

  @Override
  public boolean isReady() {
    return out.isReady();
  }

  @Override
  public void setWriteListener(WriteListener listener) {
    out.setWriteListener(listener);
  }
}
