package org.cloudimages.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A stretch of the data, with the numbers in it. Data may end anywhere, so what lies behind the end
 * reads as zero: no reader can fail because a header is short, but each asks {@link #length()}
 * before it believes one.
 */
final class Bytes {

  static final Bytes NONE = new Bytes(new byte[0], 0);

  private final byte[] content;
  private final int length;

  Bytes(byte[] content, int length) {
    this.content = content;
    this.length = length;
  }

  int length() {
    return length;
  }

  int u8(int at) {
    return at >= 0 && at < length ? content[at] & 0xff : 0;
  }

  int u16le(int at) {
    return u8(at) | u8(at + 1) << 8;
  }

  long u32le(int at) {
    return u16le(at) | (long) u16le(at + 2) << 16;
  }

  /** Negative when it does not fit. */
  long u64le(int at) {
    return u32le(at) | u32le(at + 4) << 32;
  }

  long u32be(int at) {
    return Integer.toUnsignedLong(Integer.reverseBytes((int) u32le(at)));
  }

  /** Negative when it does not fit. */
  long u64be(int at) {
    return Long.reverseBytes(u64le(at));
  }

  boolean has(int at, String ascii) {
    for (int i = 0; i < ascii.length(); i++) {
      if (at + i >= length || u8(at + i) != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  boolean isZero(int from, int to) {
    for (int at = from; at < to; at++) {
      if (u8(at) != 0) {
        return false;
      }
    }
    return true;
  }

  /** What there is of a part. */
  Bytes part(int from, int to) {
    int start = Math.max(from, 0);
    int end = Math.min(to, length);
    return start >= end ? NONE : new Bytes(Arrays.copyOfRange(content, start, end), end - start);
  }

  boolean sameAs(Bytes other) {
    return Arrays.equals(content, 0, length, other.content, 0, other.length);
  }

  /** One character a byte, up to the first zero byte. */
  String text() {
    int end = 0;
    while (end < length && content[end] != 0) {
      end++;
    }
    return new String(content, 0, end, StandardCharsets.ISO_8859_1);
  }

  /** One character a byte. */
  String latin() {
    return new String(content, 0, length, StandardCharsets.ISO_8859_1);
  }
}
