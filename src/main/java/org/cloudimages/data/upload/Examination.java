package org.cloudimages.data.upload;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executor;
import org.cloudimages.data.digest.DigestAlgorithm;
import org.cloudimages.data.digest.DigestValues;
import org.cloudimages.data.digest.Digests;
import org.cloudimages.data.digest.ExpectedDigest;
import org.cloudimages.format.FormatInspector;
import org.cloudimages.format.FormatRules;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageData;

/** Finds out about the data of an image while they pass. Used by one thread. */
final class Examination implements IncomingBytes.Observer {

  private static final String ALGORITHM = "sha512";

  /** What every image has. */
  private static final Set<DigestAlgorithm> KEPT =
      Set.of(DigestAlgorithm.MD5, DigestAlgorithm.SHA_512);

  private final Image image;
  private final String store;
  private final FormatRules rules;
  private final Digests digests;
  private final Optional<FormatInspector> inspector;

  /**
   * For an image whose formats do not change meanwhile. Data that it has already, and that are
   * copied, are not inspected again: they were when they came.
   *
   * @param threads compute the digests
   */
  Examination(Upload upload, List<ExpectedDigest> expected, FormatRules rules, Executor threads) {
    this.image = upload.image();
    this.store = upload.blob().store();
    this.rules = rules;
    this.digests = new Digests(KEPT, expected, threads);
    this.inspector =
        rules.inspects(image.containerFormat()) && !image.status().hasData()
            ? Optional.of(new FormatInspector())
            : Optional.empty();
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
            ALGORITHM,
            digested.hex(DigestAlgorithm.SHA_512)));
  }

  private OptionalLong virtualSize() {
    return inspector.isPresent()
        ? rules.virtualSize(inspector.get().finish(), image.diskFormat(), image.containerFormat())
        : OptionalLong.empty();
  }
}
