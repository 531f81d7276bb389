package org.cloudimages.data.download;

/**
 * The bytes of an image that are sent.
 *
 * @param first from 0
 * @param length the number of bytes; -1 for all where nobody knows how many these are
 * @param size of the whole; -1 where nobody knows it
 * @param partial whether a range was asked for, be it the whole
 */
public record Slice(long first, long length, long size, boolean partial) {

  /** All bytes, however many they are. */
  static final Slice ENTIRE = new Slice(0, -1, -1, false);

  static Slice whole(long size) {
    return new Slice(0, size, size, false);
  }

  static Slice part(long first, long last, long size) {
    return new Slice(first, last - first + 1, size, true);
  }

  /** Whether it is known how many bytes it has. */
  boolean isMeasured() {
    return length >= 0;
  }

  /** The value of the header {@code Content-Range}. */
  public String contentRange() {
    return "bytes " + first + "-" + (first + length - 1) + "/" + size;
  }
}
