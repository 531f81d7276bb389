package org.cloudimages.data.upload;

import java.util.Optional;
import java.util.concurrent.Executor;
import org.cloudimages.data.digest.Digests;
import org.cloudimages.fault.ImagesException;

/**
 * Compares data of which nothing else is to be known with the digests that their client gave;
 * computes none where it gave none. Used by one thread.
 */
final class Verification implements IncomingBytes.Tap {

  private final Incoming incoming;
  private final Optional<Digests> digests;

  /**
   * Verifies nothing yet.
   *
   * @param threads compute the digests
   */
  Verification(Incoming incoming, Executor threads) {
    this.incoming = incoming;
    this.digests =
        incoming.digests().isEmpty()
            ? Optional.empty()
            : Optional.of(new Digests(incoming.algorithms(), threads));
  }

  @Override
  public void update(byte[] bytes, int offset, int length) {
    digests.ifPresent(computing -> computing.update(bytes, offset, length));
  }

  /**
   * Ends when all bytes have passed; the last call.
   *
   * @throws ImagesException 400 when they have other digests
   */
  void finish() {
    digests.map(Digests::finish).ifPresent(incoming::verify);
  }
}
