package org.cloudimages.format;

import java.util.Optional;

/** QEMU's QED, which nothing uses any more: recognised so that it cannot pass as another format. */
final class QedReader implements FormatReader {

  private Optional<Finding> finding = Optional.empty();

  @Override
  public Stretch first() {
    return new Stretch(0, 4);
  }

  @Override
  public Optional<Stretch> next(Bytes header) {
    if (header.has(0, "QED\0")) {
      finding = Optional.of(Finding.unsafe(KnownFormat.QED, "this format is not accepted"));
    }
    return Optional.empty();
  }

  @Override
  public Optional<Finding> finish(Bytes tail, long length) {
    return finding;
  }
}
