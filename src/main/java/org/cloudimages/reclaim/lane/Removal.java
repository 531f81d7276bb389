package org.cloudimages.reclaim.lane;

import java.time.Duration;
import java.util.Optional;
import org.cloudimages.blob.Blob;
import org.cloudimages.blob.Claim;

/** A blob on its way out, from when a worker was asked to remove it. Thread-safe. */
final class Removal {

  private final Blob blob;
  private final StoreCall call = new StoreCall();
  private volatile Claim claim;

  Removal(Blob blob) {
    this.blob = blob;
  }

  Blob blob() {
    return blob;
  }

  /** Removes the bytes; false when it took too long and {@link #abandon} has ended it. */
  boolean run(Claim won, Runnable removing) {
    claim = won;
    return call.run(removing);
  }

  /** Ends a call that takes that long; returns what to give back, once. */
  Optional<Claim> abandon(Duration limit) {
    return call.endAfter(limit) ? Optional.of(claim) : Optional.empty();
  }
}
