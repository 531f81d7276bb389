package org.cloudimages.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.Random;

/** Sends and takes bytes as fast as the service lets it, and keeps none. Thread-safe. */
final class TransferClient {

  private static final int PIECE = 1 << 20;

  private final URI endpoint;
  private final String token;
  private final ByteBuffer piece;

  TransferClient(URI endpoint, String token) {
    this.endpoint = endpoint;
    this.token = token;
    byte[] random = new byte[PIECE];
    new Random(1).nextBytes(random);
    this.piece = ByteBuffer.allocateDirect(PIECE).put(random).flip();
  }

  /**
   * Returns the nanoseconds until the server had kept all. Straight from memory into the socket,
   * because what the client computes is missing from the server.
   */
  long upload(String path, int mebibytes) throws IOException {
    long start = System.nanoTime();
    String head =
        """
        PUT %s HTTP/1.1
        Host: %s
        X-Auth-Token: %s
        Content-Type: application/octet-stream
        Content-Length: %d
        Connection: close

        """
            .formatted(path, endpoint.getAuthority(), token, (long) mebibytes * PIECE)
            .replace("\n", "\r\n");
    try (SocketChannel server =
        SocketChannel.open(new InetSocketAddress(endpoint.getHost(), endpoint.getPort()))) {
      write(ByteBuffer.wrap(head.getBytes(US_ASCII)), server);
      for (int n = 0; n < mebibytes; n++) {
        write(piece.duplicate(), server);
      }
      String answer = new String(Channels.newInputStream(server).readAllBytes(), US_ASCII);
      if (!answer.startsWith("HTTP/1.1 204 ")) {
        throw new IllegalStateException(path + " answered " + answer);
      }
    }
    return System.nanoTime() - start;
  }

  private static void write(ByteBuffer bytes, SocketChannel server) throws IOException {
    while (bytes.hasRemaining()) {
      server.write(bytes);
    }
  }

  /** Returns the nanoseconds until the last byte had come. */
  long download(String path, int mebibytes) throws IOException {
    long start = System.nanoTime();
    HttpURLConnection connection = open(path);
    if (connection.getResponseCode() != 200) {
      throw new IllegalStateException(path + " answered " + connection.getResponseCode());
    }
    byte[] buffer = new byte[PIECE];
    long received = 0;
    try (InputStream in = connection.getInputStream()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        received += read;
      }
    }
    if (received != (long) mebibytes * PIECE) {
      throw new IllegalStateException(path + " had " + received + " bytes.");
    }
    return System.nanoTime() - start;
  }

  private HttpURLConnection open(String path) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) endpoint.resolve(path).toURL().openConnection();
    connection.setRequestProperty("X-Auth-Token", token);
    return connection;
  }
}
