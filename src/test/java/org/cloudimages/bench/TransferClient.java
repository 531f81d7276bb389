package org.cloudimages.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Random;

/** Sends and takes bytes as fast as the service lets it, and keeps none. Thread-safe. */
final class TransferClient {

  private static final int PIECE = 1 << 20;

  private final URI endpoint;
  private final String token;
  private final byte[] piece = new byte[PIECE];

  TransferClient(URI endpoint, String token) {
    this.endpoint = endpoint;
    this.token = token;
    new Random(1).nextBytes(piece);
  }

  /** Returns the nanoseconds until the server had kept all. */
  long upload(String path, int mebibytes) throws IOException {
    long start = System.nanoTime();
    HttpURLConnection connection = open(path);
    connection.setRequestMethod("PUT");
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", "application/octet-stream");
    connection.setFixedLengthStreamingMode((long) mebibytes * PIECE);
    try (OutputStream out = connection.getOutputStream()) {
      for (int n = 0; n < mebibytes; n++) {
        out.write(piece);
      }
    }
    expect(connection, 204);
    return System.nanoTime() - start;
  }

  /** Returns the nanoseconds until the last byte had come. */
  long download(String path, int mebibytes) throws IOException {
    long start = System.nanoTime();
    HttpURLConnection connection = open(path);
    expect(connection, 200);
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

  private static void expect(HttpURLConnection connection, int status) throws IOException {
    if (connection.getResponseCode() != status) {
      throw new IllegalStateException(
          connection.getURL() + " answered " + connection.getResponseCode());
    }
  }
}
