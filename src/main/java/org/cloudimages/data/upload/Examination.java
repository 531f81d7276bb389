package org.cloudimages.data.upload;

import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executor;
import org.cloudimages.data.digest.DigestAlgorithm;
import org.cloudimages.data.digest.Digested;
import org.cloudimages.data.digest.Digests;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.format.FormatInspector;
import org.cloudimages.format.FormatRules;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageData;

/** Finds out about the data of an image while they pass. Used by one thread. */
final class Examination implements IncomingBytes.Tap {

  private static final String ALGORITHM = "sha512";

  private final Image image;
  private final Incoming incoming;
  private final FormatRules rules;
  private final Digests digests;
  private final Optional<FormatInspector> inspector;

  /**
   * For an image whose formats do not change meanwhile.
   *
   * @param threads compute the digests
   */
  Examination(Image image, Incoming incoming, FormatRules rules, Executor threads) {
    this.image = image;
    this.incoming = incoming;
    this.rules = rules;
    this.digests = new Digests(algorithms(incoming), threads);
    this.inspector =
        rules.inspects(image.containerFormat())
            ? Optional.of(new FormatInspector())
            : Optional.empty();
  }

  /** What every image has, and what this client wants its bytes to be checked by. */
  private static Set<DigestAlgorithm> algorithms(Incoming incoming) {
    Set<DigestAlgorithm> algorithms = EnumSet.of(DigestAlgorithm.MD5, DigestAlgorithm.SHA_512);
    algorithms.addAll(incoming.algorithms());
    return algorithms;
  }

  @Override
  public void update(byte[] bytes, int offset, int length) {
    digests.update(bytes, offset, length);
    inspector.ifPresent(looking -> looking.update(bytes, offset, length));
  }

  /**
   * Returns what was found out about all bytes; the last call.
   *
   * @throws ImagesException 415 when they are unsafe, or not what the image says; 400 when they are
   *     not what the client meant to send
   */
  ImageData data(String store, long size) {
    OptionalLong virtualSize =
        inspector
            .map(
                looking ->
                    rules.virtualSize(
                        looking.finish(), image.diskFormat(), image.containerFormat()))
            .orElse(OptionalLong.empty());
    Digested digested = digests.finish();
    incoming.verify(digested);
    return new ImageData(
        store,
        size,
        virtualSize,
        digested.hex(DigestAlgorithm.MD5),
        ALGORITHM,
        digested.hex(DigestAlgorithm.SHA_512));
  }
}
