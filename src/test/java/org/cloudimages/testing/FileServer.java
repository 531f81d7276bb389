package org.cloudimages.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** A web server on 127.0.0.1 that has one file, under every path. */
public final class FileServer implements AutoCloseable {

  private final HttpServer server;
  private final String scheme;
  private final Path file;

  private FileServer(HttpServer server, String scheme, Path file) {
    this.server = server;
    this.scheme = scheme;
    this.file = file;
    server.createContext("/", this::answer);
    server.start();
  }

  public static FileServer http(Path file) {
    try {
      return new FileServer(HttpServer.create(anyPort(), 0), "http", file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static FileServer https(TestCertificate certificate, Path file) {
    try {
      HttpsServer server = HttpsServer.create(anyPort(), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
      return new FileServer(server, "https", file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  public String url() {
    return scheme + "://127.0.0.1:" + server.getAddress().getPort() + "/disk";
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(200, Files.size(file));
      Files.copy(file, exchange.getResponseBody());
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
