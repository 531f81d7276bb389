package org.cloudimages.reclaim;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.cloudimages.blob.Backlog;
import org.cloudimages.blob.BlobQueue;
import org.cloudimages.blob.BlobsDoomed;
import org.cloudimages.database.DatabaseClock;
import org.cloudimages.reclaim.lane.LaneSettings;
import org.cloudimages.reclaim.lane.StoreFigures;
import org.cloudimages.reclaim.lane.StoreLane;
import org.cloudimages.store.Stores;
import org.cloudimages.work.Chore;
import org.cloudimages.work.WorkThreads;

/**
 * Removes the bytes of doomed blobs, on every node, for as long as it takes: at once after a commit
 * of this node that doomed some, and otherwise from time to time. One thread looks what is due and
 * hands it to the {@link StoreLane} of its store; nothing is ever done in the thread of a request.
 */
@Singleton
public class Reclaimer {

  private static final Logger LOG = System.getLogger(Reclaimer.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final LaneSettings settings;
  private final BlobQueue queue;
  private final Leases leases;
  private final UnknownStores unknown;
  private final DatabaseClock clock;
  private final ScheduledThreadPoolExecutor timer;
  private final List<StoreLane> lanes;
  private final Chore feeding = new Chore("Reclaiming after deletes", this::feed);
  private final Chore rounds = new Chore("Reclaiming", this::round);
  private final AtomicBoolean woken = new AtomicBoolean();
  private volatile Collection<Backlog> backlog = List.of();
  private volatile Map<String, Long> setAside = Map.of();

  @Inject
  Reclaimer(
      LaneSettings settings,
      Stores stores,
      BlobQueue queue,
      Leases leases,
      WorkThreads threads,
      DatabaseClock clock) {
    this.settings = settings;
    this.queue = queue;
    this.leases = leases;
    this.unknown = new UnknownStores(stores);
    this.clock = clock;
    this.timer = threads.timer("reclaim");
    this.lanes =
        Stream.concat(stores.ids().stream(), Stream.of(Stores.STAGING))
            .map(id -> lane(id, stores, threads))
            .toList();
  }

  private StoreLane lane(String id, Stores stores, WorkThreads threads) {
    return new StoreLane(
        id,
        stores.find(id).orElseThrow(),
        stores.reclaimDelay(id),
        queue,
        settings,
        clock,
        threads.pool("reclaim-" + id, settings.workers()),
        this::wakeAfter);
  }

  void start(@Observes Startup startup) {
    long interval = settings.interval().toMillis();
    var unused = timer.scheduleWithFixedDelay(rounds, interval, interval, TimeUnit.MILLISECONDS);
  }

  void stop(@Observes Shutdown shutdown) throws InterruptedException {
    timer.shutdown();
    // because a round that runs hands blobs to the lanes
    timer.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    lanes.forEach(StoreLane::stop);
    for (StoreLane lane : lanes) {
      lane.awaitStop(PATIENCE);
    }
  }

  /** Looks for what a commit of this node left, without holding up whoever made it. */
  void doomed(@Observes(during = TransactionPhase.AFTER_SUCCESS) BlobsDoomed event) {
    wake();
  }

  private void wake() {
    if (!timer.isShutdown() && woken.compareAndSet(false, true)) {
      timer.execute(feeding);
    }
  }

  private void wakeAfter(Duration pause) {
    if (pause.isZero()) {
      wake();
    } else if (!timer.isShutdown()) {
      var unused = timer.schedule(this::wake, pause.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void feed() {
    woken.set(false);
    lanes.forEach(StoreLane::feed);
  }

  private void round() {
    lanes.forEach(StoreLane::endHanging);
    leases.end();
    feed();
    lanes.forEach(StoreLane::feedExpiredClaims);
    backlog = queue.backlog(clock.instant());
    unknown.tell(backlog);
    setAside = queue.setAside();
  }

  /** Makes a round soon, without waiting for its time. */
  void roundNow() {
    timer.execute(rounds);
  }

  /** Tries again soon, once, what was set aside in any store; several nodes may do so at once. */
  void retrySetAside() {
    timer.execute(new Chore("Trying again what was set aside", this::retry));
  }

  private void retry() {
    int blobs = queue.retrySetAside(clock.instant());
    LOG.log(Level.INFO, "{0} blobs that were set aside are tried again.", blobs);
    setAside = queue.setAside();
    feed();
  }

  /** What was due in all stores at the last round, one of this node a period. */
  Collection<Backlog> backlog() {
    return backlog;
  }

  /** How many blobs were set aside at the last round, by store. */
  Map<String, Long> setAside() {
    return setAside;
  }

  /** How long ago the last round came to its end; empty before the first one. */
  Optional<Duration> age() {
    return rounds.age();
  }

  /** What this node did. */
  List<StoreFigures> figures() {
    return lanes.stream().map(StoreLane::figures).toList();
  }
}
