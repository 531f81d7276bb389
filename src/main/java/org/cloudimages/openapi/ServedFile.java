package org.cloudimages.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file that everybody may read, and that is the same as long as the service runs.
 *
 * @param type the media type
 * @param tag the entity tag, in quotes
 */
@SuppressWarnings("ArrayRecordComponent") // because nobody compares files
record ServedFile(String type, byte[] bytes, String tag) {

  /** Hexadecimal digits of a tag: as many as tell the few versions of a file apart. */
  private static final int DIGITS = 32;

  static ServedFile of(String type, byte[] bytes) {
    return new ServedFile(type, bytes, '"' + digest(bytes).substring(0, DIGITS) + '"');
  }

  /** Reads a file that lies beside this class. */
  static byte[] read(String name) {
    try (InputStream in = ServedFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("The WAR lacks " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
