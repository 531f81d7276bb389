package org.cloudimages.http;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Percent-encoding of UTF-8 (RFC 3986, 2.1), without the leniency of the JDK's decoder. */
public final class Percent {

  private Percent() {}

  /**
   * Decodes, or returns empty when an escape is broken, the bytes are not UTF-8 or the text holds a
   * NUL, which no name in this service has and not every database can store.
   */
  public static Optional<String> decode(String encoded) {
    if (encoded.indexOf('%') < 0 && encoded.chars().allMatch(c -> c > 0 && c < 128)) {
      return Optional.of(encoded);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      int octet = c;
      if (c == '%') {
        octet = escape(encoded, i);
        i += 2;
      }
      // because a server hands on raw bytes above 127 as Latin-1
      if (octet <= 0 || octet > 255) {
        return Optional.empty();
      }
      bytes.write(octet);
    }
    return utf8(bytes.toByteArray());
  }

  /** Encodes as HTML forms do, which is how the query parameters of links are written. */
  static String encodeForm(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Decodes strictly: malformed UTF-8 is empty and not a replacement character. */
  public static Optional<String> utf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static int escape(String encoded, int at) {
    if (at + 2 >= encoded.length()) {
      return -1;
    }
    int high = Character.digit(encoded.charAt(at + 1), 16);
    int low = Character.digit(encoded.charAt(at + 2), 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }
}
