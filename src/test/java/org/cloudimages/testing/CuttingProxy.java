package org.cloudimages.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Passes connections on to a server on 127.0.0.1, and can cut them, or fall silent, after a number
 * of bytes of the server.
 */
public final class CuttingProxy implements AutoCloseable {

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ServerSocket socket;
  private final int target;
  private volatile long limit = Long.MAX_VALUE;
  private volatile boolean silent;

  public CuttingProxy(int target) {
    this.target = target;
    try {
      socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  public String url() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  /** Cuts each connection, those that are open included, after its next so many bytes. */
  public void cutAfter(long bytes) {
    silent = false;
    limit = bytes;
  }

  /** Passes nothing more on after so many bytes of each connection, and keeps it open. */
  public void fallSilentAfter(long bytes) {
    silent = true;
    limit = bytes;
  }

  @Override
  public void close() throws IOException {
    socket.close();
    threads.shutdownNow();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        threads.execute(() -> pass(client, server, false));
        threads.execute(() -> pass(server, client, true));
      } catch (IOException e) {
        // because the proxy is closed, or the server is down and the client is told by silence
      }
    }
  }

  private void pass(Socket from, Socket to, boolean counts) {
    byte[] buffer = new byte[1024];
    long passed = 0;
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        passed += read;
        if (counts && passed > limit) {
          if (silent) {
            from.getInputStream().transferTo(OutputStream.nullOutputStream());
          }
          return;
        }
        out.write(buffer, 0, read);
      }
    } catch (IOException e) {
      // because one of both has gone, and now the other is closed as well
    }
  }
}
