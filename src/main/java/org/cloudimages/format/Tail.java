package org.cloudimages.format;

/** Keeps the last bytes of the data, for the formats that have a footer. */
final class Tail {

  /** The longest footer: that of a VMDK, three sectors. */
  static final int SIZE = 3 * 512;

  private final byte[] ring = new byte[SIZE];
  private long length;

  void take(byte[] bytes, int offset, int count) {
    int kept = Math.min(count, SIZE);
    int from = offset + count - kept;
    length += count;
    int at = (int) ((length - kept) % SIZE);
    int first = Math.min(kept, SIZE - at);
    System.arraycopy(bytes, from, ring, at, first);
    System.arraycopy(bytes, from + first, ring, 0, kept - first);
  }

  /** Of all data so far. */
  long length() {
    return length;
  }

  Bytes bytes() {
    int kept = (int) Math.min(length, SIZE);
    byte[] last = new byte[kept];
    int start = (int) ((length - kept) % SIZE);
    int first = Math.min(kept, SIZE - start);
    System.arraycopy(ring, start, last, 0, first);
    System.arraycopy(ring, 0, last, first, kept - first);
    return new Bytes(last, kept);
  }
}
