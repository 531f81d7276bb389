package org.cloudimages.outbound.fetch;

/**
 * Which bytes are asked for.
 *
 * @param offset the first one, from 0
 * @param length how many; they must all be there
 */
record Part(long offset, long length) {

  /** The value of the header {@code Range}. */
  String range() {
    return "bytes=" + offset + "-" + (offset + length - 1);
  }

  /** Whether a {@code Content-Range} is of these bytes: others of the same number look right. */
  boolean matches(String contentRange) {
    return contentRange.startsWith("bytes " + offset + "-" + (offset + length - 1) + "/");
  }
}
