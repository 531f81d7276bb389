package org.cloudimages.outbound.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.cloudimages.outbound.fetch.WebException.Reason;
import org.cloudimages.outbound.filter.OutboundFilter;
import org.cloudimages.outbound.filter.OutboundSettings;
import org.cloudimages.setting.SettingReader;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebFetchTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String URL = "http://host.test:%d/disk?key=secret";
  private static final FetchSettings SETTINGS =
      new FetchSettings(Duration.ofSeconds(5), Duration.ofSeconds(10), 0, Duration.ofSeconds(60));
  private static final FetchSettings IMPATIENT =
      SETTINGS.within(Duration.ofSeconds(5), Duration.ofMillis(300));

  private RawServer server;

  @AfterEach
  void stop() {
    server.close();
  }

  private void serve(RawServer.Script script) throws IOException {
    server = new RawServer(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()), script);
  }

  /** Sends the text, and closes the connection. */
  private void serve(String text) throws IOException {
    serve(request -> request.write(text));
  }

  private static WebFetch web(FetchSettings times) {
    SettingReader settings =
        Settings.of(
            Map.of(
                "images.outbound.allowed-networks", "127.0.0.0/8",
                "images.outbound.allowed-ports", "all"));
    return new WebFetch(
        new OutboundFilter(
            new OutboundSettings(settings), host -> List.of(InetAddress.getLoopbackAddress())),
        times,
        new Trust(settings));
  }

  private String url() {
    return URL.formatted(server.port());
  }

  private String read() throws IOException {
    try (WebContent content = web(SETTINGS).open(url())) {
      return text(content);
    }
  }

  private static String text(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  /** Reads all, which has to fail; returns the reason and the message without the beginning. */
  private String failure(FetchSettings settings) {
    WebException failure =
        assertTimeoutPreemptively(
            PATIENCE,
            () ->
                assertThrows(
                    WebException.class,
                    () -> {
                      try (WebContent content = web(settings).open(url())) {
                        content.readAllBytes();
                      }
                    }));
    String start = "The web server host.test ";
    assertEquals(start, failure.getMessage().substring(0, start.length()));
    return failure.reason() + " " + failure.getMessage().substring(start.length());
  }

  @Test
  void whoHasLittleTimeWaitsForNoAnswerLonger() throws IOException {
    serve(RawServer.Request::awaitEnd);

    WebException failure =
        assertTimeoutPreemptively(
            PATIENCE,
            () ->
                assertThrows(
                    WebException.class,
                    () ->
                        web(SETTINGS.within(PATIENCE, PATIENCE.multipliedBy(2)))
                            .open(url(), Duration.ofMillis(300))));

    assertEquals(Reason.UNAVAILABLE, failure.reason());
  }

  @Test
  void bytesAreReadWithTheSizeThatWasAnnounced() throws IOException {
    serve("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nbytes");

    try (WebContent content = web(SETTINGS).open(url())) {
      assertEquals(OptionalLong.of(5), content.size());
      assertEquals("host.test", content.host());
      assertEquals('b', content.read());
      assertEquals("ytes", text(content));
      assertEquals(-1, content.read());
    }
    assertEquals(
        "GET /disk?key=secret HTTP/1.1\r\nHost: host.test:"
            + server.port()
            + "\r\nUser-Agent: Cloud-Images\r\nAccept: */*\r\nAccept-Encoding: identity\r\n"
            + "Connection: close\r\n\r\n",
        server.requests().get(0).head());
  }

  @Test
  void chunksAreReadWithoutASize() throws IOException {
    serve("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nbyt\r\n2\r\nes\r\n0\r\n\r\n");

    try (WebContent content = web(SETTINGS).open(url())) {
      assertEquals(OptionalLong.empty(), content.size());
      assertEquals("bytes", text(content));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nbytes",
        "HTTP/1.1 200 OK\r\nContent-Encoding: identity\r\nContent-Length: 5\r\n\r\nbytes",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nbytes",
        "HTTP/1.1 200\nContent-Length: 5\n\nbytes"
      })
  void whatIsSureIsRead(String answer) throws IOException {
    serve(answer);

    assertEquals("bytes", read());
  }

  @Test
  void emptyAnswerHasNoBytes() throws IOException {
    serve("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");

    assertEquals("", read());
  }

  @Test
  void serverThatKeepsTheConnectionIsNotWaitedFor() throws IOException {
    serve(
        request -> {
          request.write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nbytes");
          request.awaitEnd();
        });

    assertEquals("bytes", assertTimeoutPreemptively(PATIENCE, this::read));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Content-Length: 10~~bytes               | UNAVAILABLE broke off, after 5 of 10 bytes.
          Content-Length: 3~~bytes                | BROKEN goes on behind its end, after 3 of 3 bytes.
          Content-Length: 5~Content-Length: 6~~bytes | BROKEN does not answer in readable HTTP.
          Content-Length: -5~~bytes               | BROKEN does not answer in readable HTTP.
          Content-Length: 5x~~bytes               | BROKEN does not answer in readable HTTP.
          Transfer-Encoding: chunked~~5~bytes     | UNAVAILABLE broke off, after 5 bytes.
          Transfer-Encoding: chunked~~9~bytes     | UNAVAILABLE broke off, after 5 bytes.
          Transfer-Encoding: chunked~~5~bytes~x~~ | UNAVAILABLE broke off, after 5 bytes.
          Transfer-Encoding: chunked~~bytes       | UNAVAILABLE broke off, after 0 bytes.
          Transfer-Encoding: gzip, chunked~~0~~~  | BROKEN does not answer in readable HTTP.
          Content-Encoding: gzip~Content-Length: 5~~bytes | BROKEN sends its bytes in a content coding, which nobody asked for.
          Server: x~~bytes                        | BROKEN tells neither a length nor an end, so a part would look whole.
          """)
  void brokenBodyFails(String answer, String failure) throws IOException {
    serve("HTTP/1.1 200 OK\r\n" + answer.replace("~", "\r\n"));

    assertEquals(failure, failure(SETTINGS));
  }

  @Test
  void oldServerWithoutALengthFails() throws IOException {
    serve("HTTP/1.0 200 OK\r\n\r\nbytes");

    assertEquals(
        "BROKEN tells neither a length nor an end, so a part would look whole.", failure(SETTINGS));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          204 No Content          | BROKEN answered 204.
          206 Partial Content     | BROKEN answered 206.
          304 Not Modified        | BROKEN answered 304.
          400 Bad Request         | BROKEN answered 400.
          401 Unauthorized        | FORBIDDEN answered 401.
          403 Forbidden           | FORBIDDEN answered 403.
          404 Not Found           | MISSING answered 404.
          410 Gone                | MISSING answered 410.
          429 Too Many Requests   | UNAVAILABLE answered 429.
          500 Internal Server Error | UNAVAILABLE answered 500.
          503 Service Unavailable | UNAVAILABLE answered 503.
          999 Strange             | BROKEN answered 999.
          302 Found               | BROKEN redirects without saying where to.
          """)
  void otherStatusFails(String status, String failure) throws IOException {
    serve("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n");

    assertEquals(failure, failure(SETTINGS));
  }

  @ParameterizedTest
  @CsvSource({
    "'', UNAVAILABLE broke off before its answer.",
    "HTTP/1.1 20, BROKEN does not answer in readable HTTP.",
    "HTTP/1.1 200 OK~Content-Le, BROKEN does not answer in readable HTTP.",
    "220 ftp.test ready~~, BROKEN does not answer in readable HTTP.",
    "HTTP/1.1 abc~~, BROKEN does not answer in readable HTTP.",
    "HTTP/1.1 000 x~~, BROKEN does not answer in readable HTTP.",
    "HTTP/2.0 200 OK~~, BROKEN does not answer in readable HTTP."
  })
  void whatIsNoAnswerFails(String text, String failure) throws IOException {
    serve(text.replace("~", "\r\n"));

    assertEquals(failure, failure(SETTINGS));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1000})
  void headHasBounds(int lines) throws IOException {
    String line = "X: " + "x".repeat(20_000 / lines) + "\r\n";
    serve("HTTP/1.1 200 OK\r\n" + line.repeat(lines) + "Content-Length: 0\r\n\r\n");

    assertEquals("BROKEN does not answer in readable HTTP.", failure(SETTINGS));
  }

  @Test
  void silenceFails() throws IOException {
    serve(RawServer.Request::awaitEnd);

    assertEquals("UNAVAILABLE did not answer within PT0.3S.", failure(IMPATIENT));
  }

  @Test
  void stallFails() throws IOException {
    serve(
        request -> {
          request.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nbytes");
          request.awaitEnd();
        });

    assertEquals(
        "UNAVAILABLE has sent nothing for PT0.3S, after 5 of 10 bytes.", failure(IMPATIENT));
  }

  @Test
  void headThatComesDropByDropFails() throws IOException {
    serve(
        request -> {
          request.write("HTTP/1.1 200 OK\r\nX: ");
          request.socket().setSoTimeout(20);
          boolean isThere = true;
          while (isThere) {
            try {
              request.write("x");
              isThere = request.socket().getInputStream().read() >= 0;
            } catch (SocketTimeoutException e) {
              // because that is the time between two drops
            }
          }
        });

    assertEquals("UNAVAILABLE did not answer within PT0.3S.", failure(IMPATIENT));
  }

  @Test
  void slownessFails() throws IOException {
    serve("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nbytesbytes");

    assertEquals(
        "UNAVAILABLE is slower than 999999999999 bytes a second, after 10 of 10 bytes.",
        failure(
            new FetchSettings(
                SETTINGS.connect(), SETTINGS.silence(), 999_999_999_999L, Duration.ofNanos(1))));
  }

  @Test
  void serverThatIsAwayFails() throws IOException {
    serve("");
    server.close();

    assertEquals(
        "UNAVAILABLE takes no connection at port " + server.port() + ".", failure(SETTINGS));
  }

  @Test
  void contentThatIsClosedEndsTheConnectionAndFails() throws IOException {
    serve(
        request -> {
          request.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nbytes");
          request.awaitEnd();
        });
    WebContent content = web(SETTINGS).open(url());
    assertEquals(5, content.readNBytes(5).length);

    content.close();

    assertThrows(WebException.class, content::read);
  }

  @Test
  void redirectsAreFollowed() throws IOException {
    serve(
        request -> {
          int step =
              Math.max(
                  0, Character.digit(request.target().charAt(request.target().length() - 1), 10));
          String next =
              List.of("/1", "2", "?3", "//host.test:" + server.port() + "/4").get(step % 4);
          request.write(
              step == 4
                  ? "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nbytes"
                  : "HTTP/1.1 30"
                      + (step == 3 ? 8 : step + 1)
                      + " Moved\r\nLocation: "
                      + next
                      + "\r\n\r\nno");
        });

    assertEquals("bytes", read());
    assertEquals(
        List.of("/disk?key=secret", "/1", "/2", "/2?3", "/4"),
        server.requests().stream().map(RawServer.Request::target).toList());
  }

  @Test
  void redirectsForEverFail() throws IOException {
    serve("HTTP/1.1 307 Again\r\nLocation: /again\r\n\r\n");

    assertEquals("BROKEN redirects more than 5 times.", failure(SETTINGS));
    assertEquals(6, server.requests().size());
  }

  @Test
  void redirectsThatTakeLongFail() throws IOException {
    FetchSettings settings = SETTINGS.within(SETTINGS.connect(), Duration.ofSeconds(1));
    serve(
        request -> {
          long begun = System.nanoTime();
          Await.until(() -> System.nanoTime() - begun > Duration.ofMillis(400).toNanos());
          request.write("HTTP/1.1 307 Again\r\nLocation: /again\r\n\r\n");
        });

    String failure = failure(settings);

    assertTrue(failure.startsWith("UNAVAILABLE "), failure);
    // because a slow machine may be late with the first answer
    assertTrue(server.requests().size() <= 3, failure);
  }

  @Test
  void redirectToWhatIsNoUrlFails() throws IOException {
    serve("HTTP/1.1 307 Again\r\nLocation: http://[\r\n\r\n");

    assertEquals("BROKEN redirects to what is no URL.", failure(SETTINGS));
  }

  @Test
  void partIsReadFromAServerThatKnowsParts() throws IOException {
    serve("HTTP/1.1 206 Partial\r\nContent-Range: bytes 4-8/21\r\nContent-Length: 5\r\n\r\nbytes");

    try (WebContent content = web(SETTINGS).open(url(), 4, 5)) {
      assertEquals("bytes", text(content));
    }
    assertEquals(1, server.requests().get(0).head().split("\r\nRange: bytes=4-8\r\n").length - 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "206 Partial\r\nContent-Range: bytes 0-4/21",
        "206 Partial\r\nContent-Range: bytes 4-7/8",
        "206 Partial\r\nContent-Type: multipart/byteranges",
        "200 OK"
      })
  void otherPartFails(String answer) throws IOException {
    serve("HTTP/1.1 " + answer + "\r\nContent-Length: 5\r\n\r\nbytes");

    assertEquals(
        "The web server host.test gives other bytes than were asked for.",
        assertThrows(WebException.class, () -> web(SETTINGS).open(url(), 4, 5)).getMessage());
  }

  @Test
  void beginningIsReadFromAServerThatKnowsNoParts() throws IOException {
    serve("HTTP/1.0 200 OK\r\n\r\nbytes and more");

    try (WebContent content = web(SETTINGS).open(url(), 0, 5)) {
      assertEquals("bytes", new String(content.readNBytes(5), StandardCharsets.ISO_8859_1));
    }
  }

  @Test
  void proxiesOfTheJvmAreNotAsked() throws IOException {
    serve("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nbytes");
    Map<String, String> proxy =
        Map.of("socksProxyHost", "127.0.0.1", "socksProxyPort", "1", "socksNonProxyHosts", "");
    proxy.forEach(System::setProperty);
    try {
      assertEquals("bytes", read());
    } finally {
      proxy.keySet().forEach(System::clearProperty);
    }
  }

  @Test
  void refusedUrlTellsNoPassword() throws IOException {
    serve("");

    WebException failure =
        assertThrows(WebException.class, () -> web(SETTINGS).open("http://me:secret@host.test/"));
    assertEquals(Reason.REFUSED, failure.reason());
    assertEquals("The URL is refused: it may hold no user name or password.", failure.getMessage());
  }
}
