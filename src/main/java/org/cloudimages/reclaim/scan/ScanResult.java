package org.cloudimages.reclaim.scan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * What a scan found. A store that could not be read is not among its stores.
 *
 * @param failure why the scan found nothing; empty for one that came to its end
 */
public record ScanResult(
    Instant began, Instant ended, List<ScanFigures> stores, Optional<Exception> failure) {

  private static final long UNKNOWN = -1;

  static ScanResult of(Instant began, Instant ended, List<ScanFigures> stores) {
    return new ScanResult(began, ended, stores, Optional.empty());
  }

  static ScanResult failed(Instant began, Instant ended, Exception failure) {
    return new ScanResult(began, ended, List.of(), Optional.of(failure));
  }

  /** How many orphans there are; -1 when the scan failed. */
  public long orphans() {
    return sum(ScanFigures::orphans);
  }

  /** How many live blobs have no bytes; -1 when the scan failed. */
  public long missing() {
    return sum(ScanFigures::missing);
  }

  private long sum(ToLongFunction<ScanFigures> figure) {
    return failure.isPresent() ? UNKNOWN : stores.stream().mapToLong(figure).sum();
  }

  public String describe() {
    return "%s to %s. %s".formatted(began, ended, failure.map(e -> "failed: " + e).orElse(found()));
  }

  /** A line for people. */
  String found() {
    return stores.stream().map(ScanFigures::describe).collect(Collectors.joining("; "));
  }
}
