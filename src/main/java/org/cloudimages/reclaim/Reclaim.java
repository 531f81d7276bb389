package org.cloudimages.reclaim;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.cloudimages.blob.Backlog;
import org.cloudimages.database.DatabaseClock;
import org.cloudimages.management.ManagementBean;
import org.cloudimages.reclaim.lane.StoreFigures;
import org.cloudimages.reclaim.scan.OrphanScan;
import org.cloudimages.reclaim.scan.ScanResult;

/** The figures of the reclaimer, none of which asks the database. */
@Singleton
public class Reclaim implements ReclaimMXBean, ManagementBean {

  private final Reclaimer reclaimer;
  private final OrphanScan scan;
  private final DatabaseClock clock;

  @Inject
  Reclaim(Reclaimer reclaimer, OrphanScan scan, DatabaseClock clock) {
    this.reclaimer = reclaimer;
    this.scan = scan;
    this.clock = clock;
  }

  @Override
  public Class<?> contract() {
    return ReclaimMXBean.class;
  }

  @Override
  public long getQueueLength() {
    return reclaimer.backlog().stream().mapToLong(Backlog::count).sum();
  }

  @Override
  public Map<String, Long> getQueueLengths() {
    return byStore(Backlog::count);
  }

  @Override
  public long getOldestSeconds() {
    return reclaimer.backlog().stream()
        .map(Backlog::oldest)
        .min(Comparator.naturalOrder())
        .map(this::secondsSince)
        .orElse(0L);
  }

  @Override
  public Map<String, Long> getOldestSecondsByStore() {
    return byStore(backlog -> secondsSince(backlog.oldest()));
  }

  private Map<String, Long> byStore(ToLongFunction<Backlog> figure) {
    Map<String, Long> figures = ofEachStore();
    reclaimer.backlog().forEach(due -> figures.put(due.store(), figure.applyAsLong(due)));
    return figures;
  }

  /** Zeros, because a store of which there is nothing to tell is to be seen, too. */
  private Map<String, Long> ofEachStore() {
    return reclaimer.figures().stream()
        .collect(Collectors.toMap(StoreFigures::store, store -> 0L, Long::sum, TreeMap::new));
  }

  private long secondsSince(Instant instant) {
    return Math.max(0, Duration.between(instant, clock.instant()).toSeconds());
  }

  @Override
  public long getReclaimedBlobs() {
    return sum(StoreFigures::blobs);
  }

  @Override
  public long getReclaimedBytes() {
    return sum(StoreFigures::bytes);
  }

  private long sum(ToLongFunction<StoreFigures> figure) {
    return reclaimer.figures().stream().mapToLong(figure).sum();
  }

  @Override
  public Map<String, Long> getSetAside() {
    Map<String, Long> figures = ofEachStore();
    figures.putAll(reclaimer.setAside());
    return figures;
  }

  @Override
  public long getLastRoundSeconds() {
    return reclaimer.age().map(Duration::toSeconds).orElse(-1L);
  }

  @Override
  public Map<String, Long> getFailures() {
    Map<String, Long> failures = new TreeMap<>();
    reclaimer.figures().forEach(figures -> failures.put(figures.store(), figures.failures()));
    return failures;
  }

  @Override
  public List<String> getFailingStores() {
    return reclaimer.figures().stream()
        .filter(StoreFigures::failing)
        .map(StoreFigures::store)
        .toList();
  }

  @Override
  public String getLastScan() {
    return scan.last().map(ScanResult::describe).orElse("none");
  }

  @Override
  public long getLastScanSeconds() {
    return scan.last().map(result -> secondsSince(result.ended())).orElse(-1L);
  }

  @Override
  public long getOrphans() {
    return scan.last().map(ScanResult::orphans).orElse(-1L);
  }

  @Override
  public long getMissing() {
    return scan.last().map(ScanResult::missing).orElse(-1L);
  }

  @Override
  public void reclaimNow() {
    reclaimer.roundNow();
  }

  @Override
  public void retrySetAside() {
    reclaimer.retrySetAside();
  }

  @Override
  public void scan() {
    scan.request(false);
  }

  @Override
  public void scanAndRemove() {
    scan.request(true);
  }
}
