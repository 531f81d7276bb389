package org.cloudimages.data.boundary;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.testing.RawConnection;

/**
 * A client that moves one byte when it is told to, and never waits. Its own buffers are so small
 * that the service feels how slow it is.
 */
final class Trickle implements AutoCloseable {

  private static final int SMALL_BUFFER = 4096;

  /** {@code HTTP/1.1 200} */
  private static final int STATUS_LINE = 12;

  /** Bytes of an answer that are kept. */
  private static final int MAX_START = 1024;

  private final SocketChannel channel;
  private final ByteArrayOutputStream start = new ByteArrayOutputStream();
  private final boolean sends;
  private long received;
  private boolean ended;

  private Trickle(String head, boolean sends) {
    this.sends = sends;
    try {
      channel = SocketChannel.open();
      channel.setOption(StandardSocketOptions.SO_RCVBUF, SMALL_BUFFER);
      URI endpoint = TestBed.get().server().endpoint();
      channel.connect(new InetSocketAddress(endpoint.getHost(), endpoint.getPort()));
      channel.write(ByteBuffer.wrap(head.getBytes(StandardCharsets.ISO_8859_1)));
      channel.configureBlocking(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Announces so many bytes for the image, and sends none yet. */
  static Trickle upload(String image, String token, long size) {
    return new Trickle(
        RawConnection.head("PUT " + image + "/file", token)
            + "Content-Type: application/octet-stream\r\nContent-Length: "
            + size
            + "\r\n\r\n",
        true);
  }

  /** Sends the head of a request, and none of its body yet. */
  static Trickle request(String head) {
    return new Trickle(head, true);
  }

  /** Asks for the data of the image, and reads none yet. */
  static Trickle download(String image, String token) {
    return new Trickle(RawConnection.head("GET " + image + "/file", token) + "\r\n", false);
  }

  /** Sends one byte, or takes one. */
  void step() {
    if (ended) {
      return;
    }
    try {
      if (sends) {
        channel.write(ByteBuffer.wrap(new byte[1]));
        read(SMALL_BUFFER);
      } else {
        read(1);
      }
    } catch (IOException e) {
      // because a connection that was reset has ended as well
      ended = true;
    }
  }

  /** Reads as fast as it can; false when nothing came. */
  boolean hurry() {
    try {
      return !ended && read(1 << 16) > 0;
    } catch (IOException e) {
      ended = true;
      return false;
    }
  }

  private int read(int most) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(most);
    int read = channel.read(buffer);
    ended |= read < 0;
    received += buffer.position();
    start.write(buffer.array(), 0, Math.min(buffer.position(), MAX_START - start.size()));
    return read;
  }

  /** Whether the service has ended the connection. */
  boolean hasEnded() {
    return ended;
  }

  /** The status of the answer; 0 when there is none. */
  int status() {
    String text = start();
    return text.length() < STATUS_LINE ? 0 : Integer.parseInt(text.substring(9, STATUS_LINE));
  }

  /** How the answer begins. */
  String start() {
    return start.toString(StandardCharsets.ISO_8859_1);
  }

  /** Sends a text as it is. */
  void send(String text) {
    try {
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All bytes that came, the head of the answer among them. */
  long received() {
    return received;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
