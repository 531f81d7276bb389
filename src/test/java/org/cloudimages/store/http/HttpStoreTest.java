package org.cloudimages.store.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.cloudimages.outbound.fetch.FetchSettings;
import org.cloudimages.outbound.fetch.Trust;
import org.cloudimages.outbound.fetch.WebFetch;
import org.cloudimages.outbound.filter.Names;
import org.cloudimages.outbound.filter.OutboundFilter;
import org.cloudimages.outbound.filter.OutboundSettings;
import org.cloudimages.setting.SettingReader;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.StoreException.Reason;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpStoreTest {

  private static final String TEXT = "The bytes of an image";

  private static final SettingReader SETTINGS =
      Settings.of(
          Map.of(
              "images.outbound.allowed-networks", "127.0.0.0/8",
              "images.outbound.allowed-ports", "all"));

  private final HttpStore store =
      new HttpStore(
          new WebFetch(
              new OutboundFilter(new OutboundSettings(SETTINGS), Names.OF_THE_SYSTEM),
              new FetchSettings(SETTINGS),
              new Trust(SETTINGS)));
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", HttpStoreTest::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  /** Answers with the status that is the last part of the path; 206 knows parts, 200 does not. */
  private static void answer(HttpExchange exchange) throws IOException {
    int status = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
    String body = TEXT;
    if (status == 206) {
      String[] range = exchange.getRequestHeaders().getFirst("Range").split("[=-]", -1);
      body = TEXT.substring(Integer.parseInt(range[1]), Integer.parseInt(range[2]) + 1);
      exchange
          .getResponseHeaders()
          .set("Content-Range", "bytes " + range[1] + "-" + range[2] + "/" + TEXT.length());
    }
    boolean chunked = exchange.getRequestURI().getQuery() != null;
    exchange.sendResponseHeaders(status, chunked ? 0 : body.length());
    exchange.getResponseBody().write(body.getBytes(UTF_8));
    exchange.close();
  }

  private String url(int status) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + status;
  }

  private String read(String key, long offset, long length) throws IOException {
    try (InputStream part = store.open(key, offset, length)) {
      return new String(part.readAllBytes(), UTF_8);
    }
  }

  @Test
  void partIsRead() throws IOException {
    assertEquals("bytes", read(url(206), 4, 5));
    assertEquals(TEXT, read(url(206), 0, TEXT.length()));
    assertEquals("", read(url(206), 0, 0));
  }

  @Test
  void serverThatKnowsNoPartsGivesTheBeginning() throws IOException {
    assertEquals("The", read(url(200), 0, 3));
    assertReason(Reason.BROKEN, () -> read(url(200), 4, 5));
  }

  @Test
  void allBytesAreReadHoweverManyTheyAre() throws IOException {
    for (String url : List.of(url(200), url(200) + "?chunked")) {
      try (InputStream all = store.open(url)) {
        assertEquals(TEXT, new String(all.readAllBytes(), UTF_8));
      }
    }
    assertReason(Reason.MISSING, () -> store.open(url(404)));
  }

  @Test
  void sizeIsToldWhereTheServerTellsIt() {
    assertEquals(OptionalLong.of(TEXT.length()), store.size(url(200)));
    assertEquals(OptionalLong.empty(), store.size(url(200) + "?chunked"));
    assertEquals(OptionalLong.of(TEXT.length()), store.size(url(200), Duration.ofMinutes(1)));
    assertReason(Reason.MISSING, () -> store.size(url(404), Duration.ofMinutes(1)));
    assertReason(Reason.BROKEN, () -> store.size(url(405)));
    assertReason(Reason.MISSING, () -> store.size(url(404)));
  }

  @Test
  void urlsOfTheWebAreKeys() {
    for (String url : List.of("http://host/x", "https://host:8443/x?y=z", "HTTP://Host")) {
      assertEquals(Optional.of(url), store.keyOf(URI.create(url)));
      assertEquals(Optional.of(URI.create(url)), store.location(url));
    }
    for (String url :
        List.of("http://me:secret@host/x", "http://host/x#y", "ftp://host/x", "http:x", "x")) {
      assertEquals(Optional.empty(), store.keyOf(URI.create(url)), url);
    }
  }

  @Test
  void bytesThatAreNotAllThereFail() {
    assertThrows(IOException.class, () -> read(url(200), 0, TEXT.length() + 1));
  }

  @ParameterizedTest
  @CsvSource({"404,MISSING", "403,FORBIDDEN", "503,UNAVAILABLE", "302,BROKEN", "416,BROKEN"})
  void refusalsAreTold(int status, Reason reason) {
    assertReason(reason, () -> read(url(status), 0, 1));
  }

  @Test
  void serverThatIsAwayIsUnavailable() {
    String url = url(206);
    server.stop(0);
    assertReason(Reason.UNAVAILABLE, () -> read(url, 0, 1));
  }

  @Test
  void keyThatIsNoUrlOfTheWebIsRefused() {
    assertReason(Reason.FORBIDDEN, () -> read("file:///etc/passwd", 0, 1));
    assertReason(Reason.FORBIDDEN, () -> read("no url", 0, 1));
    assertReason(Reason.FORBIDDEN, () -> read("http://10.0.0.1/206", 0, 1));
  }

  @Test
  void nothingIsStoredOrRemoved() throws IOException {
    assertTrue(store.isReadOnly());
    assertReason(Reason.FORBIDDEN, () -> store.put(url(206), InputStream.nullInputStream(), 0));
    store.delete(url(206));
    assertEquals("bytes", read(url(206), 4, 5));
    assertEquals(0, store.list().count());
  }

  private static void assertReason(Reason reason, Callable<?> action) {
    assertSame(reason, assertThrows(StoreException.class, action::call).reason());
  }
}
