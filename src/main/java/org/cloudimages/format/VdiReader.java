package org.cloudimages.format;

import java.util.Optional;

/** VirtualBox's VDI. Unsafe is a disk that holds only what differs from another one. */
final class VdiReader implements FormatReader {

  private static final int HEADER = 512;
  private static final long SIGNATURE = 0xbeda107fL;
  private static final int DYNAMIC = 1;
  private static final int FIXED = 2;

  private Optional<Finding> finding = Optional.empty();

  @Override
  public Stretch first() {
    return new Stretch(0, HEADER);
  }

  @Override
  public Optional<Stretch> next(Bytes header) {
    if (header.u32le(0x40) == SIGNATURE) {
      finding =
          Optional.of(
              problem(header)
                  .map(problem -> Finding.unsafe(KnownFormat.VDI, problem))
                  .orElseGet(() -> Finding.safe(KnownFormat.VDI, header.u64le(0x170))));
    }
    return Optional.empty();
  }

  @Override
  public Optional<Finding> finish(Bytes tail, long length) {
    return finding;
  }

  private static Optional<String> problem(Bytes header) {
    long type = header.u32le(0x4c);
    if (header.length() < HEADER) {
      return Optional.of("its header is cut short");
    }
    if (type != DYNAMIC && type != FIXED) {
      return Optional.of("it is not a disk of its own");
    }
    // the ids of the disk that it was made from
    if (!header.isZero(0x1a8, 0x1c8)) {
      return Optional.of("it has a parent");
    }
    return header.u64le(0x170) < 0 ? Optional.of("its size is not a size") : Optional.empty();
  }
}
