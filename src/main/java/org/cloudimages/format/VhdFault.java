package org.cloudimages.format;

import java.util.Optional;

/**
 * Why a file cannot be imported as a VHD, by the codes of Rackspace's guide. Disks of more than 40
 * GiB are too large there.
 */
public enum VhdFault {
  /** It has no valid footer. */
  INVALID("396"),
  /** It is not what its footer says. */
  INCONSISTENT("111"),
  DISK_TOO_LARGE("413"),
  FILE_TOO_LARGE("609"),
  /** It is neither fixed nor dynamic. */
  UNKNOWN_TYPE("523"),
  NO_ID("614"),
  /** It needs another file. */
  HAS_PARENT("721");

  /** Bytes at the beginning of a file that are looked at: a copy of the footer, and a header. */
  public static final int HEAD = 3 * VhdFooter.SECTOR;

  private static final long MAX_SIZE = 40L << 30;
  private static final String COOKIE = "conectix";
  private static final int FIXED = 2;
  private static final int DYNAMIC = 3;
  private static final int DIFFERENCING = 4;

  private final String code;

  VhdFault(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  /**
   * Judges a file by its length, before anything of it is read.
   *
   * @param length in bytes
   */
  public static Optional<VhdFault> of(long length) {
    if (length > MAX_SIZE + HEAD + VhdFooter.SECTOR) {
      return Optional.of(FILE_TOO_LARGE);
    }
    return length < HEAD ? Optional.of(INVALID) : Optional.empty();
  }

  /**
   * Judges a file by its ends.
   *
   * @param head the first {@link #HEAD} bytes
   * @param foot the last {@link VhdFooter#SECTOR} bytes
   * @param length of the file, with which there is nothing wrong
   */
  public static Optional<VhdFault> of(byte[] head, byte[] foot, long length) {
    Bytes footer = new Bytes(foot, foot.length);
    if (!footer.has(0, COOKIE)
        || footer.u32be(VhdFooter.CHECKSUM) != Integer.toUnsignedLong(VhdFooter.checksum(footer))) {
      return Optional.of(INVALID);
    }
    long type = footer.u32be(60);
    if (type == DIFFERENCING) {
      return Optional.of(HAS_PARENT);
    }
    if (type != FIXED && type != DYNAMIC) {
      return Optional.of(UNKNOWN_TYPE);
    }
    if (footer.isZero(68, 84)) {
      return Optional.of(NO_ID);
    }
    long size = footer.u64be(48);
    if (size < 0 || size > MAX_SIZE) {
      return Optional.of(DISK_TOO_LARGE);
    }
    boolean consistent =
        type == FIXED
            ? size == length - VhdFooter.SECTOR
            : isDynamic(new Bytes(head, head.length), footer);
    return consistent ? Optional.empty() : Optional.of(INCONSISTENT);
  }

  /** Whether a copy of the footer and the header of a dynamic disk begin the file. */
  private static boolean isDynamic(Bytes head, Bytes footer) {
    return head.part(0, VhdFooter.SECTOR).sameAs(footer)
        && footer.u64be(16) == VhdFooter.SECTOR
        && head.has(VhdFooter.SECTOR, "cxsparse");
  }
}
