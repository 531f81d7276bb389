package org.cloudimages.reclaim.lane;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.cloudimages.blob.BlobQueue;
import org.cloudimages.blob.BlobState;
import org.cloudimages.blob.Claim;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.StoreException.Reason;

/**
 * What becomes of the blobs that one store did not remove: each is tried again after a time of its
 * own, and set aside where the store refused it too often. Thread-safe.
 */
final class FailedRemovals {

  /** Blobs set aside that the log tells of one by one. */
  private static final int MAX_TOLD = 20;

  private static final Logger LOG = System.getLogger(FailedRemovals.class.getName());

  private final String store;
  private final StoreState state;
  private final BlobQueue queue;
  private final LaneSettings settings;
  private final Clock clock;
  private final AtomicInteger setAside = new AtomicInteger();

  FailedRemovals(
      String store, StoreState state, BlobQueue queue, LaneSettings settings, Clock clock) {
    this.store = store;
    this.state = state;
    this.queue = queue;
    this.settings = settings;
    this.clock = clock;
  }

  /** Notes that a call took too long; returns how long the store is paused. */
  Duration hang(Claim claim) {
    return silence(claim, "no answer within " + settings.timeout());
  }

  /** Notes why a blob could not be removed; returns how long the store is paused, if at all. */
  Duration fail(Claim claim, RuntimeException thrown) {
    return switch (reason(thrown)) {
      case UNAVAILABLE, FULL -> silence(claim, describe(thrown));
      case FORBIDDEN, BROKEN, MISSING -> refusal(claim, describe(thrown));
      case IN_USE -> {
        state.inUse();
        postpone(claim);
        yield Duration.ZERO;
      }
    };
  }

  /** What no store should throw is an answer that nobody understands. */
  static Reason reason(RuntimeException thrown) {
    return thrown instanceof StoreException failure ? failure.reason() : Reason.BROKEN;
  }

  private static String describe(RuntimeException thrown) {
    return thrown.getCause() == null ? thrown.toString() : thrown + " (" + thrown.getCause() + ")";
  }

  private Duration silence(Claim claim, String why) {
    Duration pause = state.unavailable(claim.blob().id(), why);
    postpone(claim);
    return pause;
  }

  private Duration refusal(Claim claim, String why) {
    if (claim.attempt() >= settings.attempts()) {
      setAside(claim, why);
      return Duration.ZERO;
    }
    Duration pause = state.refused(claim.blob().id(), why);
    postpone(claim);
    return pause;
  }

  private void postpone(Claim claim) {
    Duration wait = settings.backOff().after(claim.attempt(), ThreadLocalRandom.current());
    queue.postpone(claim, clock.instant().plus(wait));
  }

  private void setAside(Claim claim, String why) {
    state.setAside(claim.blob().id());
    queue.setAside(claim, clock.instant().plus(settings.setAside()));
    boolean isNew = claim.blob().state() != BlobState.SET_ASIDE;
    if (isNew && setAside.incrementAndGet() <= MAX_TOLD) {
      LOG.log(
          Level.WARNING,
          "Store {0} refused {1} times to remove {2} of {3} bytes, which is set aside: {4}",
          store,
          claim.attempt(),
          claim.blob().key(),
          claim.blob().size(),
          why);
    }
  }
}
