package org.cloudimages.format;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * What makes a fixed VHD of the bytes of a disk: the last sector of the file, see Microsoft's
 * <em>Virtual Hard Disk Image Format Specification</em>, "Hard Disk Footer Format".
 *
 * @param size bytes of the disk, whole sectors
 * @param id of the disk, not zero
 * @param madeAt from the year 2000 on
 */
public record VhdFooter(long size, UUID id, Instant madeAt) {

  /** Bytes of a sector, and of the footer. */
  public static final int SECTOR = 512;

  /** Bytes that the disk of a VHD may have, by the specification. */
  public static final long MAX_SIZE = 2040L << 30;

  static final int CHECKSUM = 64;

  private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
  private static final int NO_FEATURES = 2;
  private static final int VERSION = 0x0001_0000;
  private static final long NO_HEADER = -1;
  private static final int FIXED = 2;

  /** The bytes. */
  public byte[] bytes() {
    VhdGeometry geometry = VhdGeometry.of(size / SECTOR);
    ByteBuffer footer = ByteBuffer.allocate(SECTOR);
    footer.put(latin("conectix"));
    footer.putInt(NO_FEATURES).putInt(VERSION).putLong(NO_HEADER);
    footer.putInt((int) Duration.between(EPOCH, madeAt).toSeconds());
    // because programs believe the size of this creator, and of others the rounded geometry
    footer.put(latin("win ")).putInt(VERSION).put(latin("Wi2k"));
    footer.putLong(size).putLong(size);
    footer.putShort((short) geometry.cylinders());
    footer.put((byte) geometry.heads()).put((byte) geometry.sectors());
    footer.putInt(FIXED).putInt(0);
    footer.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    footer.putInt(CHECKSUM, checksum(new Bytes(footer.array(), SECTOR)));
    return footer.array();
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The complement of the sum of all bytes but its own. */
  static int checksum(Bytes footer) {
    int sum = 0;
    for (int at = 0; at < SECTOR; at++) {
      sum += at >= CHECKSUM && at < CHECKSUM + Integer.BYTES ? 0 : footer.u8(at);
    }
    return ~sum;
  }
}
