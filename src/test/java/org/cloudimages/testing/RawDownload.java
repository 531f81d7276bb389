package org.cloudimages.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cloudimages.arquillian.TestBed;

/**
 * A download on a connection of HTTP/1.1 that would be kept, looked at byte for byte: an HTTP
 * client would hide how it ended.
 */
public final class RawDownload implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 120_000;
  private static final int SMALL_BUFFER = 4096;
  private static final Pattern LENGTH = Pattern.compile("\r\ncontent-length: *(\\d+)");

  private final Socket socket = new Socket();
  private final MessageDigest md5 = md5();
  private InputStream in;
  private String head;
  private long received;
  private boolean closed;

  /**
   * How it ended.
   *
   * @param announced the length that the head gave
   * @param received the bytes behind the head
   * @param closed whether the server ended the connection
   * @param md5 of what was received
   */
  public record End(int status, long announced, long received, boolean closed, String md5) {

    /** Whether a client takes it for complete. */
    public boolean isWhole() {
      return status == 200 && received == announced;
    }

    /** Whether every client sees that something is missing. */
    public boolean isVisiblyBroken() {
      return received < announced && closed;
    }
  }

  /** Asks for the path, and reads no more than the head. */
  public static RawDownload open(String path, String user) throws IOException {
    RawDownload download = new RawDownload();
    try {
      // because a server can send into the buffers of a client that does not read
      download.socket.setReceiveBufferSize(SMALL_BUFFER);
      download.socket.setSoTimeout(PATIENCE_MILLIS);
      URI endpoint = TestBed.get().server().endpoint();
      download.socket.connect(new InetSocketAddress(endpoint.getHost(), endpoint.getPort()));
      download.send(path, TestBed.get().users().token(user));
      return download;
    } catch (IOException e) {
      download.close();
      throw e;
    }
  }

  private void send(String path, String token) throws IOException {
    String request = RawConnection.head("GET " + path, token) + "\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    in = new BufferedInputStream(socket.getInputStream(), SMALL_BUFFER);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    do {
      int next = in.read();
      if (next < 0) {
        throw new IOException("The connection ended in the head: " + bytes);
      }
      bytes.write(next);
      head = bytes.toString(StandardCharsets.ISO_8859_1);
    } while (!head.endsWith("\r\n\r\n"));
  }

  /** The head of the answer, in lower case. */
  public String head() {
    return head.toLowerCase(Locale.ROOT);
  }

  /** Reads so many bytes, or what comes before the end. */
  public void pass(long bytes) throws IOException {
    byte[] buffer = new byte[1 << 16];
    try {
      for (long left = bytes; left > 0 && !closed; ) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        closed = read < 0;
        md5.update(buffer, 0, Math.max(read, 0));
        received += Math.max(read, 0);
        left -= read;
      }
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (IOException e) {
      // because a reset is an end as well, and no less visible
      closed = true;
    }
  }

  /** Reads what the head announced, or until the connection ends. */
  public End toTheEnd() throws IOException {
    Matcher length = LENGTH.matcher(head());
    long announced = length.find() ? Long.parseLong(length.group(1)) : 0;
    pass(announced - received);
    int status = Integer.parseInt(head.split(" ", 3)[1]);
    return new End(status, announced, received, closed, HexFormat.of().formatHex(md5.digest()));
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
