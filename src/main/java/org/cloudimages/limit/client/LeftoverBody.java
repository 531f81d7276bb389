package org.cloudimages.limit.client;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.cloudimages.http.filter.Framing;

/**
 * What is left of the body of a request when its answer is decided. Nobody wants it any more: the
 * answer goes out first, and the connection ends with it unless the rest has come already. Used by
 * one thread.
 */
final class LeftoverBody {

  /** Bytes that are read before the answer, and again after it. */
  private static final int MAX_BYTES = 1024 * 1024;

  private static final int PIECE = 1 << 14;

  private final HttpServletRequest request;
  private boolean begun;
  private boolean toCome;

  LeftoverBody(HttpServletRequest request) {
    this.request = request;
  }

  /** Notes that somebody reads the body. */
  void begin() {
    begun = true;
  }

  /** Takes what has come of the body without waiting, and returns whether more is announced. */
  boolean isToCome() {
    toCome = isAnnounced() && (waitsToBeAsked() || !hasCome());
    return toCome;
  }

  /** Whether more was announced when the answer began. */
  boolean isStillToCome() {
    return toCome;
  }

  private boolean isAnnounced() {
    return request.getContentLengthLong() > 0
        || (request.getContentLengthLong() < 0 && Framing.mayHaveMore(request));
  }

  /** Whether reading would ask a client for a body that is not wanted any more. */
  private boolean waitsToBeAsked() {
    return !begun && request.getHeader("Expect") != null;
  }

  private boolean hasCome() {
    try {
      ServletInputStream in = request.getInputStream();
      int left = MAX_BYTES;
      while (left > 0 && !in.isFinished() && in.available() > 0) {
        left -= in.read(new byte[PIECE]);
      }
      return in.isFinished();
    } catch (IOException e) {
      // because a body that breaks off never comes to its end
      return false;
    }
  }

  /**
   * Takes what is still to come after the answer: a connection that is closed with bytes unread is
   * reset, and a client that is still sending may lose its answer. Returns after 1 MiB, or when the
   * client is ended.
   */
  void drain(SlowClients clients) {
    if (!toCome) {
      return;
    }
    WatchedClient client = clients.leftover();
    byte[] piece = new byte[PIECE];
    try {
      ServletInputStream in = request.getInputStream();
      int read = 0;
      for (int left = MAX_BYTES; read >= 0 && left > 0; left -= read) {
        read = client.run(() -> clients.readLeftover(in, piece));
      }
    } catch (IOException e) {
      // because the answer is out, and there is nothing more to tell
    }
  }
}
