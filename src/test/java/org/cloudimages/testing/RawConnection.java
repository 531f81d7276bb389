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
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cloudimages.arquillian.TestBed;

/** One request, byte for byte, as no HTTP client would send it. */
public final class RawConnection {

  private static final int PATIENCE_MILLIS = 20_000;
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");

  private RawConnection() {}

  /**
   * Sends the text as it is, in Latin-1, and returns the answer as soon as it has the length that
   * it announced. Ask for {@code Connection: close}, because one that announces none is read to the
   * end of the connection.
   */
  public static Answer send(String request) {
    String response = exchange(request, RawConnection::isWhole);
    if (response.isEmpty()) {
      throw new IllegalStateException("no HTTP response");
    }
    return parse(response);
  }

  /**
   * Reads until the server closes the connection, and returns the answer, or empty when there was
   * none.
   */
  public static Optional<Answer> sendToTheEnd(String request) {
    String response = exchange(request, answer -> false);
    return response.isEmpty() ? Optional.empty() : Optional.of(parse(response));
  }

  /**
   * Sends a request of the user {@code member}, in UTF-8, on a connection that is not kept.
   *
   * @param line such as {@code GET /v2/images}
   * @param headers each ended by {@code \r\n}
   */
  public static Answer send(String line, String headers, String body) {
    return send(request(line, headers, body));
  }

  /** The text of the same request. */
  public static String request(String line, String headers, String body) {
    String token = TestBed.get().users().token("member");
    String text = head(line, token) + "Connection: close\r\n" + headers + "\r\n" + body;
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /** The head of a request with a token, without the empty line that ends it. */
  public static String head(String line, String token) {
    return line + " HTTP/1.1\r\nHost: images\r\nX-Auth-Token: " + token + "\r\n";
  }

  private static String exchange(String request, Predicate<String> isEnough) {
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), TestBed.get().server().endpoint().getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      write(request, socket.getOutputStream());
      return read(socket.getInputStream(), isEnough);
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

  static String read(InputStream in, Predicate<String> isEnough) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    try {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        bytes.write(buffer, 0, n);
        if (isEnough.test(bytes.toString(StandardCharsets.ISO_8859_1))) {
          break;
        }
      }
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (IOException e) {
      // because a server may reset a connection whose request it did not read to the end
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** Whether that is an answer with the length that it announced. */
  static boolean isWhole(String response) {
    int end = response.indexOf("\r\n\r\n");
    Matcher length = LENGTH.matcher(response);
    return end > 0
        && length.find()
        && length.start() < end
        && response.length() >= end + 4 + Integer.parseInt(length.group(1));
  }

  static Answer parse(String response) {
    int end = response.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new IllegalStateException("no HTTP response: " + response);
    }
    String[] lines = response.substring(0, end).split("\r\n");
    Map<String, String> headers = new HashMap<>();
    for (int n = 1; n < lines.length; n++) {
      String[] field = lines[n].split(":", 2);
      headers.merge(
          field[0].toLowerCase(Locale.ROOT),
          field[1].strip(),
          (first, second) -> first + ", " + second);
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
