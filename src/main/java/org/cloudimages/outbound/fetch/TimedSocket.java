package org.cloudimages.outbound.fetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * A connection that waits so long for each byte, and no longer in all for everything up to the head
 * of the answer, TLS included: one byte at a time, a server could otherwise hold it for ever.
 */
final class TimedSocket extends Socket {

  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Duration silence;
  private final long begin = System.nanoTime();
  private volatile boolean isHeadOver;

  private final class Timed extends FilterInputStream {

    Timed(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      boundWait();
      return super.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      boundWait();
      return super.read(bytes, offset, length);
    }
  }

  /** Not connected yet. It takes no notice of the JVM's proxies: they would look the name up. */
  private TimedSocket(Duration silence) {
    super(Proxy.NO_PROXY);
    this.silence = silence;
  }

  static TimedSocket connect(InetAddress address, int port, FetchSettings settings)
      throws IOException {
    TimedSocket socket = new TimedSocket(settings.silence());
    try {
      socket.connect(
          new InetSocketAddress(address, port), Math.toIntExact(settings.connect().toMillis()));
      return socket;
    } catch (IOException e) {
      socket.closeQuietly();
      throw e;
    }
  }

  /** From now on only silence is bounded. */
  void endHead() throws IOException {
    isHeadOver = true;
    setSoTimeout(Math.toIntExact(silence.toMillis()));
  }

  /** Ends the connection at once; a read of another thread fails. */
  void closeQuietly() {
    try {
      close();
    } catch (IOException e) {
      // because nobody waits for its bytes any more
    }
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new Timed(super.getInputStream());
  }

  private void boundWait() throws IOException {
    if (!isHeadOver) {
      long left = (begin + silence.toNanos() - System.nanoTime()) / NANOS_PER_MILLI;
      if (left <= 0) {
        throw new SocketTimeoutException("no head of an answer within " + silence);
      }
      setSoTimeout(Math.toIntExact(left));
    }
  }
}
