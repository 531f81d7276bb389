package org.cloudimages.data.control;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import org.cloudimages.data.format.FormatInspector;
import org.cloudimages.data.format.FormatRules;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageData;

/** Finds out about the data of an image while they pass. Used by one thread. */
final class Examination implements IncomingBytes.Tap {

  private static final String ALGORITHM = "sha512";

  private final Image image;
  private final FormatRules rules;
  private final Digests digests;
  private final Optional<FormatInspector> inspector;

  /**
   * For an image whose formats do not change meanwhile.
   *
   * @param threads compute the digests
   */
  Examination(Image image, FormatRules rules, Executor threads) {
    this.image = image;
    this.rules = rules;
    this.digests = new Digests(threads);
    this.inspector =
        rules.inspects(image.containerFormat())
            ? Optional.of(new FormatInspector())
            : Optional.empty();
  }

  @Override
  public void update(byte[] bytes, int offset, int length) {
    digests.update(bytes, offset, length);
    inspector.ifPresent(looking -> looking.update(bytes, offset, length));
  }

  /**
   * Returns what was found out about all bytes; the last call.
   *
   * @throws ImagesException 415 when they are unsafe, or not what the image says
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
    return new ImageData(store, size, virtualSize, digested.md5(), ALGORITHM, digested.sha512());
  }
}
