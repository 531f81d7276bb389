package org.cloudimages.format;

import java.util.Optional;

/**
 * QEMU's qcow2, versions 2 and 3 (QEMU's {@code docs/interop/qcow2.rst}). Unsafe are a backing file
 * and an external data file, which let the image show any file of the machine that opens it, and
 * features that nobody here can judge. Version 1 is recognised and refused.
 */
final class Qcow2Reader implements FormatReader {

  private static final String MAGIC = "QFI\u00fb";
  private static final int HEADER_2 = 72;
  private static final int HEADER_3 = 104;

  // the bits dirty, corrupt and compression type; extended L2 entries are refused, as in Nova and
  // Cinder, which would not start the image
  private static final long HARMLESS_FEATURES = 0b1011;
  private static final long EXTERNAL_DATA_FILE = 0b0100;

  private Optional<Finding> finding = Optional.empty();

  @Override
  public Stretch first() {
    return new Stretch(0, 512);
  }

  @Override
  public Optional<Stretch> next(Bytes header) {
    if (header.has(0, MAGIC)) {
      finding =
          Optional.of(
              problem(header)
                  .map(problem -> Finding.unsafe(KnownFormat.QCOW2, problem))
                  .orElseGet(() -> Finding.safe(KnownFormat.QCOW2, header.u64be(24))));
    }
    return Optional.empty();
  }

  @Override
  public Optional<Finding> finish(Bytes tail, long length) {
    return finding;
  }

  private static Optional<String> problem(Bytes header) {
    long version = header.u32be(4);
    if (version != 2 && version != 3) {
      return Optional.of("its version is not 2 or 3");
    }
    if (header.length() < (version == 2 ? HEADER_2 : HEADER_3)) {
      return Optional.of("its header is cut short");
    }
    if (header.u64be(8) != 0) {
      return Optional.of("it has a backing file");
    }
    if (header.u64be(24) < 0) {
      return Optional.of("its size is not a size");
    }
    return version == 3 ? featureProblem(header.u64be(72)) : Optional.empty();
  }

  private static Optional<String> featureProblem(long features) {
    if ((features & EXTERNAL_DATA_FILE) != 0) {
      return Optional.of("it keeps its data in another file");
    }
    return (features & ~HARMLESS_FEATURES) == 0
        ? Optional.empty()
        : Optional.of("it uses features that cannot be checked");
  }
}
