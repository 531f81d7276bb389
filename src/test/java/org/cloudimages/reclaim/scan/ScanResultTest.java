package org.cloudimages.reclaim.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScanResultTest {

  private static final Instant BEGAN = Instant.parse("2026-11-28T01:00:00Z");
  private static final Instant ENDED = BEGAN.plusSeconds(5);

  @Test
  void addsUpItsStores() {
    ScanResult result =
        ScanResult.of(
            BEGAN,
            ENDED,
            List.of(
                new ScanFigures("one", 9, 0, 2, 30, 0, 3),
                new ScanFigures("two", 9, 1, 4, 50, 4, 5)));

    assertEquals(6, result.orphans());
    assertEquals(8, result.missing());
    assertEquals(
        "2026-11-28T01:00:00Z to 2026-11-28T01:00:05Z. "
            + "one: 9 objects, 0 foreign, 2 orphans of 30 bytes, 0 removed, 3 missing; "
            + "two: 9 objects, 1 foreign, 4 orphans of 50 bytes, 4 removed, 5 missing",
        result.describe());
  }

  @Test
  void knowsNothingWhenTheScanFailed() {
    ScanResult result =
        ScanResult.failed(BEGAN, ENDED, new IllegalStateException("No connection."));

    assertEquals(-1, result.orphans());
    assertEquals(-1, result.missing());
    assertEquals(
        "2026-11-28T01:00:00Z to 2026-11-28T01:00:05Z."
            + " failed: java.lang.IllegalStateException: No connection.",
        result.describe());
  }
}
