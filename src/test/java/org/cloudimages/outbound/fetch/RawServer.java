package org.cloudimages.outbound.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server that answers byte for byte as a test tells it, and keeps what it was asked. */
final class RawServer implements AutoCloseable {

  /** Answers one request; the connection is closed behind it. */
  interface Script {

    void answer(Request request) throws IOException;
  }

  /**
   * A request.
   *
   * @param head as it was sent, with the empty line
   */
  record Request(String head, Socket socket) {

    String target() {
      return head.split(" ")[1];
    }

    void write(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    }

    /** Waits until the client is gone. */
    void awaitEnd() throws IOException {
      socket.getInputStream().read();
    }
  }

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final ServerSocket listener;
  private final Script script;

  RawServer(ServerSocket listener, Script script) {
    this.listener = listener;
    this.script = script;
    threads.execute(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  List<Request> requests() {
    return requests;
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        threads.execute(() -> answer(socket));
      } catch (IOException e) {
        // because the test is over
      }
    }
  }

  private void answer(Socket socket) {
    try (socket) {
      Request request = new Request(head(socket.getInputStream()), socket);
      requests.add(request);
      script.answer(request);
    } catch (IOException e) {
      // because the client has gone, as many of these tests want it to
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no request");
      }
      head.append((char) next);
    }
    return head.toString();
  }
}
