package org.cloudimages.reclaim;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** What a scan found. A store that could not be read is not among its stores. */
record ScanResult(Instant began, Instant ended, List<ScanFigures> stores) {

  long orphans() {
    return stores.stream().mapToLong(ScanFigures::orphans).sum();
  }

  long missing() {
    return stores.stream().mapToLong(ScanFigures::missing).sum();
  }

  String describe() {
    return stores.stream()
        .map(ScanFigures::describe)
        .collect(Collectors.joining("; ", began + " to " + ended + ". ", ""));
  }
}
