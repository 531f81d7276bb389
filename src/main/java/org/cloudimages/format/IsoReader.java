package org.cloudimages.format;

import java.util.Optional;

/**
 * ISO 9660 and UDF: volume descriptors in sectors of 2 KiB from the 16th sector on. What lies
 * before them is free for boot code, so a hybrid that a disk can boot from has a partition table
 * there and is an ISO all the same.
 */
final class IsoReader implements FormatReader {

  private static final int SECTOR = 2048;
  private static final int SECTORS = 16;
  private static final int PRIMARY = 1;

  private boolean found;
  private long size = -1;

  @Override
  public Stretch first() {
    return new Stretch(SECTORS * SECTOR, SECTORS * SECTOR);
  }

  @Override
  public Optional<Stretch> next(Bytes descriptors) {
    for (int at = 0; at + SECTOR <= descriptors.length(); at += SECTOR) {
      if (descriptors.has(at + 1, "CD001")) {
        found = true;
        takeSize(descriptors, at);
      } else if (descriptors.has(at + 1, "NSR0")) {
        found = true;
      } else if (!descriptors.has(at + 1, "BEA01")) {
        break;
      }
    }
    return Optional.empty();
  }

  @Override
  public Optional<Finding> finish(Bytes tail, long length) {
    return found
        ? Optional.of(Finding.safe(KnownFormat.ISO, size < 0 ? length : size))
        : Optional.empty();
  }

  private void takeSize(Bytes descriptors, int at) {
    if (size < 0 && descriptors.u8(at) == PRIMARY) {
      size = descriptors.u32le(at + 80) * descriptors.u16le(at + 128);
    }
  }
}
