package org.cloudimages.format;

/**
 * The bytes that a reader wants to see next.
 *
 * @param start from the beginning of the data
 * @param length at most {@link #MAX_LENGTH}, which bounds the memory of a reader
 */
record Stretch(long start, int length) {

  static final int MAX_LENGTH = 128 * 1024;

  Stretch {
    if (start < 0 || length <= 0 || length > MAX_LENGTH || start > Long.MAX_VALUE - length) {
      throw new IllegalArgumentException("No stretch: " + length + " bytes at " + start);
    }
  }

  long end() {
    return start + length;
  }
}
