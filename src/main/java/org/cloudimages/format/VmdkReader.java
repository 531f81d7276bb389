package org.cloudimages.format;

import java.util.Optional;

/**
 * VMware's VMDK in one file: a sparse header of one sector and, in the next ones, a descriptor. A
 * stream-optimised disk may end with a second header, which then counts. Unsafe is everything whose
 * data may lie in other files.
 */
final class VmdkReader implements FormatReader {

  private static final int SECTOR = 512;
  private static final int MAX_DESCRIPTOR_SECTORS = Stretch.MAX_LENGTH / SECTOR;
  private static final long MAX_SECTORS = Long.MAX_VALUE / SECTOR;

  private static final int CAPACITY = 12;
  private static final int DESCRIPTOR_START = 28;
  private static final int DESCRIPTOR_SECTORS = 36;
  private static final int DIRECTORY = 56;
  private static final long AT_THE_END = -1;
  private static final int FOOTER_MARKER = 3;

  private Bytes header = Bytes.NONE;
  private boolean recognised;
  private Optional<String> problem = Optional.of("it is cut short");

  @Override
  public Stretch first() {
    return new Stretch(0, SECTOR);
  }

  @Override
  public Optional<Stretch> next(Bytes bytes) {
    return recognised ? descriptor(bytes) : header(bytes);
  }

  @Override
  public Optional<Finding> finish(Bytes tail, long length) {
    if (!recognised) {
      return Optional.empty();
    }
    return Optional.of(
        problem
            .or(() -> footerProblem(tail))
            .map(why -> Finding.unsafe(KnownFormat.VMDK, why))
            .orElseGet(() -> Finding.safe(KnownFormat.VMDK, header.u64le(CAPACITY) * SECTOR)));
  }

  private Optional<Stretch> header(Bytes bytes) {
    boolean old = bytes.has(0, "COWD");
    recognised = old || bytes.has(0, "KDMV");
    if (!recognised || bytes.length() < SECTOR) {
      return Optional.empty();
    }
    header = bytes;
    problem = old ? Optional.of("it is of an old kind that is not accepted") : headerProblem();
    if (problem.isPresent()) {
      return Optional.empty();
    }
    problem = Optional.of("it is cut short");
    return Optional.of(new Stretch(SECTOR, (int) header.u64le(DESCRIPTOR_SECTORS) * SECTOR));
  }

  private Optional<String> headerProblem() {
    long version = header.u32le(4);
    long capacity = header.u64le(CAPACITY);
    long sectors = header.u64le(DESCRIPTOR_SECTORS);
    if (version < 1 || version > 3) {
      return Optional.of("its version is not 1, 2 or 3");
    }
    if (header.u64le(DESCRIPTOR_START) != 1 || sectors < 1 || sectors > MAX_DESCRIPTOR_SECTORS) {
      return Optional.of("its descriptor is missing, too long or in another place");
    }
    // because with a capacity of 0 QEMU takes the whole disk from the descriptor
    return capacity < 1 || capacity > MAX_SECTORS
        ? Optional.of("its size is not a size")
        : Optional.empty();
  }

  private Optional<Stretch> descriptor(Bytes bytes) {
    if (bytes.length() == header.u64le(DESCRIPTOR_SECTORS) * SECTOR) {
      String text = bytes.text();
      // because QEMU reads on behind its sectors, up to a zero byte
      problem =
          text.length() == bytes.length()
              ? Optional.of("its descriptor has no end")
              : VmdkDescriptor.problem(text);
    }
    return Optional.empty();
  }

  private Optional<String> footerProblem(Bytes tail) {
    if (header.u64le(DIRECTORY) != AT_THE_END) {
      return Optional.empty();
    }
    Bytes marker = tail.part(0, SECTOR);
    Bytes footer = tail.part(SECTOR, 2 * SECTOR);
    boolean whole =
        isMarker(marker, FOOTER_MARKER)
            && isMarker(tail.part(2 * SECTOR, 3 * SECTOR), 0)
            && tail.isZero(2 * SECTOR, 3 * SECTOR);
    boolean same =
        footer.part(0, DIRECTORY).sameAs(header.part(0, DIRECTORY))
            && footer.u64le(DIRECTORY) != AT_THE_END;
    return whole && same ? Optional.empty() : Optional.of("its footer is not that of its header");
  }

  /** A marker: 8 bytes of any value, 4 bytes of size 0, 4 bytes of type, zeros. */
  private static boolean isMarker(Bytes sector, int type) {
    return sector.u32le(8) == 0 && sector.u32le(12) == type && sector.isZero(16, SECTOR);
  }
}
