package org.cloudimages.proof;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** A web server on loopback that has every payload, and sends it piece by piece. */
final class SlowWeb implements AutoCloseable {

  private static final int PIECE = 1 << 16;
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private volatile boolean hurried;

  SlowWeb() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Where it has that payload. */
  String url(Payload payload) {
    int port = server.getAddress().getPort();
    return "http://127.0.0.1:" + port + "/" + payload.seed() + "/" + payload.size();
  }

  /** Makes no more pauses. */
  void hurry() {
    hurried = true;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String[] path = exchange.getRequestURI().getPath().split("/");
    Payload payload = new Payload(Long.parseLong(path[1]), Long.parseLong(path[2]));
    try (exchange;
        InputStream bytes = payload.stream()) {
      exchange.sendResponseHeaders(200, payload.size());
      OutputStream out = exchange.getResponseBody();
      byte[] piece = bytes.readNBytes(PIECE);
      while (piece.length > 0) {
        if (!hurried) {
          LockSupport.parkNanos(PAUSE.toNanos());
        }
        out.write(piece);
        out.flush();
        piece = bytes.readNBytes(PIECE);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
