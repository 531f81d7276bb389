package org.cloudimages.data.upload;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import org.cloudimages.data.digest.DigestValues;
import org.cloudimages.data.digest.Digests;
import org.cloudimages.data.digest.ExpectedDigest;
import org.cloudimages.format.FormatInspector;
import org.cloudimages.format.FormatRules;
import org.cloudimages.hash.DigestAlgorithm;
import org.cloudimages.hash.HashAlgorithm;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageData;

/** Finds out about the data of an image while they pass. Used by one thread. */
final class Examination implements IncomingBytes.Observer {

  private final Image image;
  private final String store;
  private final FormatRules rules;
  private final HashAlgorithm hash;
  private final Digests digests;
  private final Optional<FormatInspector> inspector;

  /**
   * For an image whose formats do not change meanwhile. Data that it has already, and that are
   * copied, are not inspected again: they were when they came.
   *
   * @param usual what makes the hash of data that have none yet
   * @param threads compute the digests
   */
  Examination(
      Upload upload,
      List<ExpectedDigest> expected,
      FormatRules rules,
      HashAlgorithm usual,
      Executor threads) {
    this.image = upload.image();
    this.store = upload.blob().store();
    this.rules = rules;
    this.hash = hashOf(image).orElse(usual);
    this.digests = new Digests(EnumSet.of(DigestAlgorithm.MD5, hash.digest()), expected, threads);
    this.inspector =
        rules.inspects(image.containerFormat()) && !image.status().hasData()
            ? Optional.of(new FormatInspector())
            : Optional.empty();
  }

  /** What made the hash of the data that an image has, because a copy must have the same one. */
  static Optional<HashAlgorithm> hashOf(Image image) {
    return image.data().flatMap(ImageData::hashAlgorithm).flatMap(HashAlgorithm::of);
  }

  @Override
  public void update(byte[] bytes, int offset, int length) {
    digests.update(bytes, offset, length);
    inspector.ifPresent(looking -> looking.update(bytes, offset, length));
  }

  @Override
  public Optional<ImageData> finish(long size) {
    OptionalLong virtualSize = virtualSize();
    DigestValues digested = digests.finish();
    return Optional.of(
        new ImageData(
            store,
            size,
            virtualSize,
            digested.hex(DigestAlgorithm.MD5),
            hash.text(),
            digested.hex(hash.digest())));
  }

  private OptionalLong virtualSize() {
    return inspector.isPresent()
        ? rules.virtualSize(inspector.get().finish(), image.diskFormat(), image.containerFormat())
        : OptionalLong.empty();
  }
}
