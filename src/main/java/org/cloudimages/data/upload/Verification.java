package org.cloudimages.data.upload;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.cloudimages.data.digest.Digests;
import org.cloudimages.data.digest.ExpectedDigest;
import org.cloudimages.image.entity.ImageData;

/** Compares data of which nothing else is to be known with the digests that are expected. */
final class Verification implements IncomingBytes.Observer {

  private final Digests digests;

  /**
   * Verifies nothing yet.
   *
   * @param threads compute the digests
   */
  Verification(List<ExpectedDigest> expected, Executor threads) {
    this.digests = new Digests(Set.of(), expected, threads);
  }

  @Override
  public void update(byte[] bytes, int offset, int length) {
    digests.update(bytes, offset, length);
  }

  @Override
  public Optional<ImageData> finish(long size) {
    digests.finish();
    return Optional.empty();
  }
}
