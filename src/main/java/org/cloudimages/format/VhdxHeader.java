package org.cloudimages.format;

import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * One of the two headers of a VHDX; the valid one with the higher number counts.
 *
 * @param logged whether the log may hold changes that are still to be made, to any part of the file
 */
record VhdxHeader(long number, boolean logged) {

  static final int SIZE = 4096;
  private static final int CHECKSUM = 4;

  /** The header, if it is valid. */
  static Optional<VhdxHeader> of(Bytes bytes) {
    boolean valid =
        bytes.length() == SIZE
            && bytes.has(0, "head")
            && bytes.u32le(CHECKSUM) == checksum(bytes)
            && bytes.u64le(8) >= 0;
    return valid
        ? Optional.of(new VhdxHeader(bytes.u64le(8), !bytes.isZero(48, 64)))
        : Optional.empty();
  }

  /** Of all bytes, with zeros in the place of the checksum. */
  static long checksum(Bytes bytes) {
    CRC32C sum = new CRC32C();
    for (int at = 0; at < SIZE; at++) {
      sum.update(at >= CHECKSUM && at < CHECKSUM + 4 ? 0 : bytes.u8(at));
    }
    return sum.getValue();
  }
}
