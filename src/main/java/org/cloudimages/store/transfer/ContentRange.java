package org.cloudimages.store.transfer;

/** Which bytes a store says that it sends: others of the same number would look right. */
public final class ContentRange {

  private ContentRange() {}

  /**
   * Whether the bytes are those that were asked for.
   *
   * @param header {@code Content-Range}, empty in an answer that has all bytes
   * @param offset the first byte, from 0
   */
  public static boolean isPart(String header, long offset, long length) {
    return header.isEmpty()
        ? offset == 0
        : header.startsWith("bytes " + offset + "-" + (offset + length - 1) + "/");
  }
}
