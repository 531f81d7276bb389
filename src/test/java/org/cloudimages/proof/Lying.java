package org.cloudimages.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;

/**
 * What lies in a store.
 *
 * @param size in bytes
 * @param digest SHA-512 in hex; empty for what went while it was looked at
 */
record Lying(long size, String digest) {

  /** Reads it to its end. */
  static Lying of(long size, Opening opening) {
    try (InputStream bytes = opening.open()) {
      return new Lying(size, Digest.of(bytes));
    } catch (NoSuchFileException e) {
      return new Lying(0, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens what lies there. */
  interface Opening {
    InputStream open() throws IOException;
  }
}
