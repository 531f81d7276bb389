package org.cloudimages.data.download;

/**
 * The bytes of an image that are sent.
 *
 * @param first from 0
 * @param length the number of bytes
 * @param size of the whole
 * @param partial whether a range was asked for, be it the whole
 */
public record Slice(long first, long length, long size, boolean partial) {

  static Slice whole(long size) {
    return new Slice(0, size, size, false);
  }

  static Slice part(long first, long last, long size) {
    return new Slice(first, last - first + 1, size, true);
  }

  /** The value of the header {@code Content-Range}. */
  public String contentRange() {
    return "bytes " + first + "-" + (first + length - 1) + "/" + size;
  }
}
