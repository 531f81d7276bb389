package org.cloudimages.store.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.cloudimages.store.BulkInputStream;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.StoreException.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransferTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int SIZE = 1_000_001;

  /** More than all that lies between the two programs can hold. */
  private static final int HUGE = 256 << 20;

  private final Transfer transfer =
      new Transfer(new TransferSettings(Duration.ofSeconds(5), Duration.ofSeconds(10)));
  private final Transfer impatient =
      new Transfer(new TransferSettings(Duration.ofSeconds(5), Duration.ofMillis(300)));
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch end = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/echo", this::echo);
    server.createContext("/silence", exchange -> awaitEnd());
    server.start();
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void echo(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String length = exchange.getRequestHeaders().getFirst("Content-Length");
    exchange.getResponseHeaders().set("X-Length", length == null ? "none" : length);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private void awaitEnd() {
    try {
      end.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path));
  }

  private static byte[] bytes() {
    byte[] bytes = new byte[SIZE];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void bodyArrivesWhole(boolean sizeIsKnown) throws IOException {
    byte[] bytes = bytes();

    HttpResponse<InputStream> answer =
        transfer.send(
            request("/echo"), "PUT", new ByteArrayInputStream(bytes), sizeIsKnown ? SIZE : -1);

    assertEquals(
        sizeIsKnown ? Integer.toString(SIZE) : "none",
        answer.headers().firstValue("X-Length").orElseThrow());
    try (InputStream body = answer.body()) {
      assertArrayEquals(bytes, body.readAllBytes());
    }
  }

  @Test
  void failureOfTheBodyIsThrownUnchangedAndNoEndForTheStore() throws Exception {
    IOException failure = new IOException("the client went away");
    InputStream body =
        new SequenceInputStream(new ByteArrayInputStream(bytes()), new Broken(failure));
    CompletableFuture<Boolean> ended = new CompletableFuture<>();
    server.createContext("/observed", observer(ended));

    assertSame(
        failure,
        assertThrows(
            IOException.class, () -> transfer.send(request("/observed"), "PUT", body, -1)));

    assertEquals(false, ended.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
  }

  /** Tells whether the body came to its end. */
  private static HttpHandler observer(CompletableFuture<Boolean> ended) {
    return exchange -> {
      try {
        exchange.getRequestBody().readAllBytes();
        ended.complete(true);
      } catch (IOException e) {
        ended.complete(false);
      }
      exchange.close();
    };
  }

  @Test
  void storeThatTakesNoMoreBytesIsUnavailable() {
    assertTimeoutPreemptively(
        PATIENCE,
        () ->
            expectUnavailable(
                "takes no more bytes",
                () -> impatient.send(request("/silence"), "PUT", new Zeros(), HUGE)));
  }

  @Test
  void storeThatDoesNotAnswerIsUnavailable() {
    expectUnavailable(
        "did not answer in time", () -> impatient.send(request("/silence").GET().build()));
    expectUnavailable(
        "did not answer in time",
        () -> impatient.send(request("/silence"), "PUT", new ByteArrayInputStream(bytes()), 3));
  }

  @Test
  void storeThatIsNotThereIsUnavailable() {
    server.stop(0);
    expectUnavailable("does not answer", () -> transfer.send(request("/echo").GET().build()));
  }

  private static void expectUnavailable(
      String message, org.junit.jupiter.api.function.Executable work) {
    StoreException failure = assertThrows(StoreException.class, work);
    assertEquals(Reason.UNAVAILABLE, failure.reason());
    assertTrue(failure.getMessage().contains(message), failure::getMessage);
  }

  /** Bytes without an end. */
  private static final class Zeros extends BulkInputStream {

    @Override
    public int read(byte[] bytes, int offset, int length) {
      return length;
    }
  }

  private static final class Broken extends BulkInputStream {

    private final IOException failure;

    Broken(IOException failure) {
      this.failure = failure;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      throw failure;
    }
  }
}
