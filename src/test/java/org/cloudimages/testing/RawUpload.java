package org.cloudimages.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.openapi.Contract;

/** A PUT of data on a connection of its own, piece by piece, which may break off anywhere. */
public final class RawUpload implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 60_000;

  private final String path;
  private final Socket socket;

  private RawUpload(String path, Socket socket) {
    this.path = path;
    this.socket = socket;
  }

  /**
   * Sends the head.
   *
   * @param headers such as {@code Content-Length: 4}, with lines ended by {@code \r\n} between them
   */
  public static RawUpload open(String path, String user, String headers) {
    try {
      Socket socket =
          new Socket(InetAddress.getLoopbackAddress(), TestBed.get().server().endpoint().getPort());
      socket.setSoTimeout(PATIENCE_MILLIS);
      RawUpload upload = new RawUpload(path, socket);
      upload.send(
          RawConnection.head("PUT " + path, TestBed.get().users().token(user))
              + "Connection: close\r\nContent-Type: application/octet-stream\r\n"
              + headers
              + "\r\n\r\n");
      return upload;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a text as it is; a server that has closed the connection does not matter. */
  public RawUpload send(String text) {
    try {
      OutputStream out = socket.getOutputStream();
      out.write(text.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
    } catch (IOException e) {
      // because a server may have answered and closed before it read all
    }
    return this;
  }

  /** Sends a chunk of a chunked body; the empty one is the last. */
  public RawUpload chunk(String text) {
    return send(Integer.toHexString(text.length()) + "\r\n" + text + "\r\n");
  }

  /** Whether the server has said anything. */
  public boolean isAnswered() {
    try {
      return socket.getInputStream().available() > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the next line of a head. */
  public String line() {
    try {
      InputStream in = socket.getInputStream();
      StringBuilder line = new StringBuilder();
      for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
        line.append((char) c);
      }
      return line.toString().strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads the answer, which is held against the document of the API. It says how long it is: a
   * client would wait for the end of the connection, which comes when the rest of its body does
   * not.
   */
  public Answer answer() {
    try {
      Answer answer =
          RawConnection.parse(RawConnection.read(socket.getInputStream(), RawConnection::isWhole));
      assertTrue(
          answer.body().isEmpty() || answer.header("Content-Length").isPresent(), answer::toString);
      Contract.check(new Contract.Request("PUT", path, Map.of(), () -> ""), answer);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Breaks the connection as a process does that is killed. */
  public void reset() {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
