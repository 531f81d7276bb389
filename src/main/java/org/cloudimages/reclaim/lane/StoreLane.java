package org.cloudimages.reclaim.lane;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.cloudimages.blob.Blob;
import org.cloudimages.blob.BlobQueue;
import org.cloudimages.blob.Claim;
import org.cloudimages.store.ImageStore;
import org.cloudimages.store.StoreException.Reason;

/**
 * What this node removes from one store, with workers of its own, so that a store that hangs holds
 * up nobody else. Thread-safe.
 */
public final class StoreLane {

  /** Blobs that wait here for a worker or are with one. */
  private static final int MAX_BLOBS = 64;

  private static final Logger LOG = System.getLogger(StoreLane.class.getName());

  private final String id;
  private final ImageStore store;
  private final Duration delay;
  private final BlobQueue queue;
  private final LaneSettings settings;
  private final Clock clock;
  private final ThreadPoolExecutor workers;
  private final Consumer<Duration> wake;
  private final StoreState state;
  private final FailedRemovals failures;
  private final Map<String, Removal> running = new ConcurrentHashMap<>();
  private final AtomicBoolean progressed = new AtomicBoolean();
  private final LongAdder blobs = new LongAdder();
  private final LongAdder bytes = new LongAdder();

  /**
   * A lane without work.
   *
   * @param delay how long doomed bytes stay in the store
   * @param wake lets {@link #feed} be called after that time
   */
  public StoreLane(
      String id,
      ImageStore store,
      Duration delay,
      BlobQueue queue,
      LaneSettings settings,
      Clock clock,
      ThreadPoolExecutor workers,
      Consumer<Duration> wake) {
    this.id = id;
    this.store = store;
    this.delay = delay;
    this.queue = queue;
    this.settings = settings;
    this.clock = clock;
    this.workers = workers;
    this.wake = wake;
    this.state = new StoreState(id, settings.backOff());
    this.failures = new FailedRemovals(id, state, queue, settings, clock);
  }

  /** Takes blobs that are due, as many as there is room for; none while the store is paused. */
  public void feed() {
    Instant now = clock.instant();
    int room = room();
    if (room > 0) {
      take(queue.doomed(id, now.minus(delay), room));
    }
    int retries = roomForRetries();
    if (retries > 0) {
      take(queue.failed(id, now, retries));
    }
  }

  /** Takes blobs that another node, or this one before it was started anew, left half removed. */
  public void feedExpiredClaims() {
    int room = room();
    if (room > 0) {
      take(queue.expiredClaims(id, clock.instant(), room));
    }
  }

  /** Ends calls that take too long; their blobs can be tried by others. */
  public void endHanging() {
    for (Removal removal : running.values()) {
      removal.abandon(settings.timeout()).map(failures::hang).ifPresent(this::pause);
    }
  }

  private int room() {
    if (state.isPaused()) {
      return 0;
    }
    int most = state.isSilent() ? 1 : MAX_BLOBS;
    return most - running.size();
  }

  /**
   * Half of the workers at most try again, however much has failed, so that nothing waits for that
   * but what has failed as well.
   */
  private int roomForRetries() {
    if (state.isPaused()) {
      return 0;
    }
    long retries =
        running.values().stream().filter(removal -> removal.blob().attempts() > 0).count();
    int most = Math.max(1, workers.getMaximumPoolSize() / 2);
    return state.isSilent() ? room() : most - Math.toIntExact(retries);
  }

  private void take(List<Blob> due) {
    List<Blob> shuffled = new ArrayList<>(due);
    // because the other nodes see the same ones, and only one of all gets each
    Collections.shuffle(shuffled, ThreadLocalRandom.current());
    for (Blob blob : shuffled) {
      Removal removal = new Removal(blob);
      if (running.putIfAbsent(blob.id(), removal) == null) {
        workers.execute(() -> work(removal));
      }
    }
  }

  private void work(Removal removal) {
    try {
      if (!state.isSilent() || !state.isPaused()) {
        queue
            .claim(removal.blob(), clock.instant().plus(settings.claim()))
            .ifPresent(claim -> remove(removal, claim));
        progressed.set(true);
      }
    } catch (RuntimeException e) {
      // because the database failed, which the next look at the queue tells; the blob is found
      // again
      LOG.log(Level.DEBUG, "Blob " + removal.blob().id(), e);
    } finally {
      running.remove(removal.blob().id());
      if (running.size() <= MAX_BLOBS / 2 && progressed.getAndSet(false)) {
        wake.accept(Duration.ZERO);
      }
    }
  }

  private void remove(Removal removal, Claim claim) {
    if (!claim.blob().isOurs()) {
      queue.forget(claim);
      return;
    }
    boolean removed;
    try {
      removed = removal.run(claim, () -> store.delete(claim.blob().key()));
    } catch (RuntimeException e) {
      fail(claim, e);
      return;
    }
    if (removed) {
      forget(claim);
    }
  }

  private void forget(Claim claim) {
    boolean recovered = state.worked();
    if (queue.forget(claim)) {
      blobs.increment();
      bytes.add(claim.blob().size());
    }
    if (recovered) {
      // because what it refused while it refused all may have been set aside for that alone
      queue.retrySetAside(id, clock.instant());
    }
  }

  private void fail(Claim claim, RuntimeException thrown) {
    if (FailedRemovals.reason(thrown) == Reason.MISSING) {
      forget(claim);
    } else {
      pause(failures.fail(claim, thrown));
    }
  }

  private void pause(Duration pause) {
    if (!pause.isZero()) {
      wake.accept(pause);
    }
  }

  /** Lets running calls end, the store's own ones at once; takes no more. */
  public void stop() {
    workers.shutdown();
    workers.getQueue().clear();
    running.values().forEach(removal -> removal.abandon(Duration.ZERO));
  }

  /** Waits until no worker is left, but not longer than that; see {@link #stop}. */
  public void awaitStop(Duration limit) throws InterruptedException {
    if (!workers.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      LOG.log(Level.WARNING, "Store {0} still hangs.", id);
    }
  }

  public StoreFigures figures() {
    return new StoreFigures(id, blobs.sum(), bytes.sum(), state.failures(), state.isFailing());
  }
}
