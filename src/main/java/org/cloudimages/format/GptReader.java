package org.cloudimages.format;

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A disk with a GUID partition table (UEFI 2.10, 5.2 and 5.3): its first sector is a protective
 * MBR, whose only partition tells programs that know no GPT that the disk is taken. Where the MBR
 * does not say so, programs differ in which partitions they see. A disk with nothing but an MBR is
 * raw, and so is a file system that begins with a boot sector.
 */
final class GptReader implements FormatReader {

  private static final int SECTOR = 512;
  private static final String HEADER = "EFI PART";

  private static final int PARTITIONS = 446;
  private static final int PARTITION = 16;
  private static final int TYPE = 4;
  private static final int FIRST_BLOCK = 8;
  private static final int PROTECTIVE = 0xee;
  private static final int SIGNATURE = 510;

  private Optional<String> problem = Optional.empty();
  private boolean recognised;

  @Override
  public Stretch first() {
    return new Stretch(0, 2 * SECTOR);
  }

  @Override
  public Optional<Stretch> next(Bytes bytes) {
    boolean signed = bytes.u16le(SIGNATURE) == 0xaa55;
    boolean named = partitions().anyMatch(at -> bytes.u8(at + TYPE) == PROTECTIVE);
    recognised = bytes.has(SECTOR, HEADER) || (signed && named && !isVolume(bytes));
    if (recognised) {
      problem = signed && named ? problem(bytes) : Optional.of("it has no protective MBR");
    }
    return Optional.empty();
  }

  @Override
  public Optional<Finding> finish(Bytes tail, long length) {
    return recognised
        ? Optional.of(
            problem
                .map(why -> Finding.unsafe(KnownFormat.GPT, why))
                .orElseGet(() -> Finding.safe(KnownFormat.GPT, length)))
        : Optional.empty();
  }

  private static Optional<String> problem(Bytes mbr) {
    if (!partitions().allMatch(at -> mbr.u8(at) == 0 || mbr.u8(at) == 0x80)) {
      return Optional.of("its MBR has a boot flag that is none");
    }
    if (!partitions().allMatch(at -> mbr.u8(at + TYPE) == (at == PARTITIONS ? PROTECTIVE : 0))) {
      return Optional.of("its MBR has other partitions than the protective one");
    }
    return beginsBehindTheMbr(mbr)
        ? Optional.empty()
        : Optional.of("its protective partition does not begin behind the MBR");
  }

  /** In blocks, and in cylinder, head and sector. */
  private static boolean beginsBehindTheMbr(Bytes mbr) {
    return mbr.has(PARTITIONS + 1, "\0\2\0") && mbr.u32le(PARTITIONS + FIRST_BLOCK) == 1;
  }

  /** FAT, NTFS or exFAT: the same signature, and code where an MBR has its partitions. */
  private static boolean isVolume(Bytes sector) {
    int sectorSize = sector.u16le(11);
    boolean sized = sectorSize >= SECTOR && sectorSize <= 4096 && Integer.bitCount(sectorSize) == 1;
    return ((sector.u8(0) == 0xeb || sector.u8(0) == 0xe9) && sized) || sector.has(3, "EXFAT   ");
  }

  private static IntStream partitions() {
    return IntStream.range(0, 4).map(index -> PARTITIONS + index * PARTITION);
  }
}
