package org.cloudimages.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RowIdTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  @Test
  void isAUuidOfVersionSeven() {
    UUID id = UUID.fromString(RowId.next(NOW));

    assertEquals(7, id.version());
    assertEquals(2, id.variant());
    assertEquals(NOW.toEpochMilli(), id.getMostSignificantBits() >>> 16);
  }

  @Test
  void laterOnesSortBehindEarlierOnes() {
    assertTrue(RowId.next(NOW).compareTo(RowId.next(NOW.plusMillis(1))) < 0);
  }

  @Test
  void twoOfTheSameMomentDiffer() {
    assertNotEquals(RowId.next(NOW), RowId.next(NOW));
  }
}
