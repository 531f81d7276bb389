package org.cloudimages.reclaim.scan;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.cloudimages.blob.Blob;
import org.cloudimages.blob.BlobQueue;
import org.cloudimages.blob.BlobState;
import org.cloudimages.database.DatabaseClock;
import org.cloudimages.store.ImageStore;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.Stores;
import org.cloudimages.work.Chore;
import org.cloudimages.work.WorkThreads;

/**
 * Holds what lies in the stores against the rows: objects that no row knows, and live blobs that
 * have no object. Neither can come about by what this service does; a database or a store that was
 * restored from a backup brings them. From time to time if so set, and when it is asked.
 */
@Singleton
public class OrphanScan {

  private static final Logger LOG = System.getLogger(OrphanScan.class.getName());
  private static final int PAGE = 500;

  /** Before all ids. */
  private static final String NO_MARKER = "";

  private final ScanSettings settings;
  private final Stores stores;
  private final BlobQueue queue;
  private final DatabaseClock clock;
  private final ScheduledThreadPoolExecutor timer;
  private volatile Optional<ScanResult> last = Optional.empty();

  @Inject
  OrphanScan(
      ScanSettings settings,
      Stores stores,
      BlobQueue queue,
      WorkThreads threads,
      DatabaseClock clock) {
    this.settings = settings;
    this.stores = stores;
    this.queue = queue;
    this.clock = clock;
    this.timer = threads.timer("orphan-scan");
  }

  void start(@Observes Startup startup) {
    long period = settings.interval().toMillis();
    if (period > 0) {
      var unused =
          timer.scheduleWithFixedDelay(
              chore(settings.removes()), period, period, TimeUnit.MILLISECONDS);
    }
  }

  void stop(@Observes Shutdown shutdown) {
    timer.shutdown();
  }

  /** Scans soon, after a scan that may be running. */
  public void request(boolean removing) {
    timer.execute(chore(removing));
  }

  private Chore chore(boolean removing) {
    return new Chore("The scan for orphans", () -> scan(removing));
  }

  /** What came of the last scan; empty before there was one. */
  public Optional<ScanResult> last() {
    return last;
  }

  private void scan(boolean removing) {
    Instant began = clock.instant();
    try {
      List<ScanFigures> figures = look(removing, began);
      ScanResult result = ScanResult.of(began, clock.instant(), figures);
      last = Optional.of(result);
      LOG.log(Level.INFO, "Scanned for orphans. {0}", result.found());
    } catch (RuntimeException e) {
      last = Optional.of(ScanResult.failed(began, clock.instant(), e));
      throw e;
    }
  }

  private List<ScanFigures> look(boolean removing, Instant began) {
    Map<String, StoreScan> scans = new LinkedHashMap<>();
    Stream.concat(stores.ids().stream(), Stream.of(Stores.STAGING))
        .forEach(id -> list(id, removing, began).ifPresent(scan -> scans.put(id, scan)));
    find(scans, began);
    return scans.values().stream().map(StoreScan::figures).toList();
  }

  /** Lists a store; empty where it fails, or was not filled by this service. */
  private Optional<StoreScan> list(String id, boolean removing, Instant began) {
    ImageStore store = stores.find(id).orElseThrow();
    if (store.isReadOnly()) {
      return Optional.empty();
    }
    Instant modifiedBefore = began.minus(settings.grace());
    StoreScan scan = new StoreScan(id, store, queue, modifiedBefore, removing);
    try {
      scan.list(this::requireRunning);
      return Optional.of(scan);
    } catch (StoreException e) {
      LOG.log(Level.WARNING, "Store {0} could not be scanned: {1}", id, e.getMessage());
      return Optional.empty();
    }
  }

  private void requireRunning() {
    if (timer.isShutdown()) {
      throw new IllegalStateException("The service stops.");
    }
  }

  /** Looks for the objects of all live blobs that were there when the stores were listed. */
  private void find(Map<String, StoreScan> scans, Instant began) {
    String marker = NO_MARKER;
    List<Blob> page = queue.page(marker, PAGE);
    while (!page.isEmpty()) {
      requireRunning();
      for (Blob blob : page) {
        StoreScan scan = scans.get(blob.store());
        if (scan != null && blob.state() == BlobState.LIVE && blob.createdAt().isBefore(began)) {
          scan.find(blob);
        }
      }
      marker = page.get(page.size() - 1).id();
      page = queue.page(marker, PAGE);
    }
  }
}
