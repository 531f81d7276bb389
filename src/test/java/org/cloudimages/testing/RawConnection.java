package org.cloudimages.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cloudimages.arquillian.TestBed;

/** One request, byte for byte, as no HTTP client would send it. */
public final class RawConnection {

  private static final int PATIENCE_MILLIS = 20_000;

  private RawConnection() {}

  /**
   * Sends the text as it is, in Latin-1, and returns the answer. Ask for {@code Connection: close},
   * because the answer is read to the end of the connection.
   */
  public static Answer send(String request) {
    String response = exchange(request);
    if (response.isEmpty()) {
      throw new IllegalStateException("no HTTP response");
    }
    return parse(response);
  }

  /** Returns the answer, or empty when the server closed the connection without one. */
  public static Optional<Answer> sendToTheEnd(String request) {
    String response = exchange(request);
    return response.isEmpty() ? Optional.empty() : Optional.of(parse(response));
  }

  private static String exchange(String request) {
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), TestBed.get().server().endpoint().getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      write(request, socket.getOutputStream());
      return readAll(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(String request, OutputStream out) {
    try {
      out.write(request.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
    } catch (IOException e) {
      // because a server may have answered and closed before it read all
    }
  }

  private static String readAll(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    try {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        bytes.write(buffer, 0, n);
      }
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (IOException e) {
      // because a server may reset a connection whose request it did not read to the end
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static Answer parse(String response) {
    int end = response.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new IllegalStateException("no HTTP response: " + response);
    }
    String[] lines = response.substring(0, end).split("\r\n");
    Map<String, String> headers = new HashMap<>();
    for (int n = 1; n < lines.length; n++) {
      String[] field = lines[n].split(":", 2);
      headers.putIfAbsent(field[0].toLowerCase(Locale.ROOT), field[1].strip());
    }
    String body = response.substring(end + 4);
    return new Answer(
        Integer.parseInt(lines[0].split(" ")[1]),
        headers,
        "chunked".equals(headers.get("transfer-encoding")) ? unchunk(body) : body);
  }

  private static String unchunk(String body) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < body.length()) {
      int line = body.indexOf("\r\n", at);
      int size = Integer.parseInt(body.substring(at, line).strip(), 16);
      if (size == 0) {
        break;
      }
      text.append(body, line + 2, line + 2 + size);
      at = line + 2 + size + 2;
    }
    return text.toString();
  }
}
