package org.cloudimages.openapi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.testing.Answer;

/**
 * One connection to the service, kept as long as the service keeps it, that sends what no client of
 * HTTP would. Not thread-safe.
 */
final class Wire implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 30_000;

  private Socket socket;
  private InputStream in;
  private int sent;
  private String last = "none";
  private String before = "none";

  /** Sends it and reads the answer to its end. */
  Answer send(GeneratedRequest request) {
    byte[] bytes = text(request).getBytes(ISO_8859_1);
    sent++;
    before = last;
    last = request.curl();
    boolean wasKept = socket != null;
    try {
      return exchange(request, bytes);
    } catch (SocketTimeoutException e) {
      throw new AssertionError("no answer to " + request, e);
    } catch (IOException e) {
      // because a server may end a connection that it kept, at any time
      if (wasKept) {
        return sendAgain(request, bytes);
      }
      throw new AssertionError("no answer to " + request, e);
    }
  }

  /** What was sent before the last request, on the same connection where that was kept. */
  String before() {
    return before;
  }

  /** How many requests went out. */
  int sent() {
    return sent;
  }

  private Answer sendAgain(GeneratedRequest request, byte[] bytes) {
    try {
      return exchange(request, bytes);
    } catch (IOException e) {
      throw new AssertionError("no answer to " + request, e);
    }
  }

  private Answer exchange(GeneratedRequest request, byte[] bytes) throws IOException {
    connect();
    boolean isKept = false;
    try {
      write(bytes);
      Answer answer = read(request.method().equals("HEAD"));
      // because a server that answers by itself may leave the body where it is
      isKept =
          answer.header("X-Openstack-Request-Id").isPresent()
              && !answer.header("Connection").orElse("").equalsIgnoreCase("close");
      return answer;
    } finally {
      if (!isKept) {
        close();
      }
    }
  }

  private void connect() throws IOException {
    if (socket == null) {
      socket =
          new Socket(InetAddress.getLoopbackAddress(), TestBed.get().server().endpoint().getPort());
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.setTcpNoDelay(true);
      in = new BufferedInputStream(socket.getInputStream());
    }
  }

  private void write(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException e) {
      // because a server may have answered and closed before it read all
    }
  }

  private static String text(GeneratedRequest request) {
    StringBuilder text = new StringBuilder();
    text.append(request.method()).append(' ').append(request.target()).append(" HTTP/1.1\r\n");
    text.append("Host: images\r\n");
    if (!request.user().isEmpty()) {
      text.append("X-Auth-Token: ").append(TestBed.get().users().token(request.user()));
      text.append("\r\n");
    }
    request
        .headers()
        .forEach(
            header ->
                text.append(header.name()).append(": ").append(header.value()).append("\r\n"));
    request
        .body()
        .ifPresent(body -> text.append("Content-Length: ").append(body.length()).append("\r\n"));
    return text.append("\r\n").append(request.body().orElse("")).toString();
  }

  private Answer read(boolean isHead) throws IOException {
    int status = Integer.parseInt(line().split(" ")[1]);
    Map<String, String> headers = new HashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      String[] field = line.split(":", 2);
      headers.merge(
          field[0].toLowerCase(Locale.ROOT), field[1].strip(), (one, more) -> one + ", " + more);
    }
    if (status < 200) {
      return read(isHead);
    }
    boolean isEmpty = isHead || status == 204 || status == 304;
    return new Answer(status, headers, isEmpty ? "" : new String(body(headers), UTF_8));
  }

  private byte[] body(Map<String, String> headers) throws IOException {
    if ("chunked".equals(headers.get("transfer-encoding"))) {
      return chunks();
    }
    String length = headers.get("content-length");
    return length == null ? in.readAllBytes() : exactly(Integer.parseInt(length));
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int size = size(); size > 0; size = size()) {
      all.write(exactly(size));
      line();
    }
    line();
    return all.toByteArray();
  }

  private int size() throws IOException {
    return Integer.parseInt(line().split(";")[0].strip(), 16);
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("an answer that breaks off");
    }
    return bytes;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the end in the place of a line");
      }
      line.append((char) c);
    }
    return line.toString().stripTrailing();
  }

  @Override
  public void close() throws IOException {
    if (socket != null) {
      socket.close();
      socket = null;
    }
  }
}
