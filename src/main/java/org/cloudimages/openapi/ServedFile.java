package org.cloudimages.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import org.cloudimages.hash.Sha256;

/**
 * A file that everybody may read, and that is the same as long as the service runs.
 *
 * @param type the media type
 * @param tag the entity tag, in quotes
 */
@SuppressWarnings("ArrayRecordComponent") // because nobody compares files
record ServedFile(String type, byte[] bytes, String tag) {

  /** Bytes of the digest in a tag: as many as tell the few versions of a file apart. */
  private static final int DIGEST_BYTES = 16;

  static ServedFile of(String type, byte[] bytes) {
    String digest = HexFormat.of().formatHex(Sha256.of(bytes), 0, DIGEST_BYTES);
    return new ServedFile(type, bytes, '"' + digest + '"');
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
}
