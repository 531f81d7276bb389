package org.cloudimages.outbound.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.OptionalLong;
import org.cloudimages.outbound.fetch.WebException.Reason;

/**
 * The bytes under a URL as they come. It ends only where the server told the end; what breaks off,
 * stalls, is too slow, or has more bytes than were announced fails with a {@link WebException} that
 * says after how many bytes. Used by one thread; any thread may close it, which ends a read.
 */
public final class WebContent extends InputStream {

  private final Exchange exchange;
  private final InputStream body;
  private final FetchSettings settings;
  private final Pace pace;
  private long count;
  private boolean isEnded;

  WebContent(Exchange exchange, InputStream body, FetchSettings settings) {
    this.exchange = exchange;
    this.body = body;
    this.settings = settings;
    this.pace = new Pace(settings);
  }

  /** How many bytes the server announced; empty where it did not, as in an answer in chunks. */
  public OptionalLong size() {
    return exchange.length();
  }

  /** The host that the bytes come from, which may be another one than that of the URL. */
  public String host() {
    return exchange.destination().host();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0 || isEnded) {
      return isEnded ? -1 : 0;
    }
    long begin = System.nanoTime();
    int read = readOn(bytes, offset, length);
    count += Math.max(0, read);
    if (read < 0) {
      end();
    } else if (!pace.isKept(read, System.nanoTime() - begin)) {
      throw failure(
          Reason.UNAVAILABLE, "is slower than " + settings.minimumRate() + " bytes a second", null);
    }
    return read;
  }

  private int readOn(byte[] bytes, int offset, int length) throws WebException {
    try {
      return body.read(bytes, offset, length);
    } catch (SocketTimeoutException e) {
      throw failure(Reason.UNAVAILABLE, "has sent nothing for " + settings.silence(), e);
    } catch (IOException e) {
      throw failure(Reason.UNAVAILABLE, "broke off", e);
    }
  }

  private void end() throws WebException {
    if (size().isPresent() && exchange.isFollowed()) {
      throw failure(Reason.BROKEN, "goes on behind its end", null);
    }
    isEnded = true;
    close();
  }

  private WebException failure(Reason reason, String what, Throwable cause) {
    close();
    String of = size().isPresent() ? " of " + size().getAsLong() : "";
    return WebException.of(host(), reason, what + ", after " + count + of + " bytes", cause);
  }

  @Override
  public void close() {
    exchange.close();
  }
}
