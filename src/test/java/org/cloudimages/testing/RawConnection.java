package org.cloudimages.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
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
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), TestBed.get().server().endpoint().getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return parse(readAll(socket.getInputStream()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String readAll(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    try {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        bytes.write(buffer, 0, n);
      }
    } catch (IOException e) {
      if (bytes.size() == 0) {
        throw e;
      }
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
