package org.cloudimages.reclaim.scan;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.cloudimages.database.RowId;
import org.junit.jupiter.api.Test;

class IdSetTest {

  private static List<String> ids() {
    Instant now = Instant.EPOCH;
    return Stream.generate(() -> RowId.next(now)).limit(5000).toList();
  }

  @Test
  void idsThatWereAddedAreFoundAndOthersAreNot() {
    List<String> added = ids();
    IdSet set = new IdSet();
    added.forEach(set::add);
    set.seal();

    assertTrue(added.stream().allMatch(set::contains));
    assertFalse(ids().stream().anyMatch(set::contains));
  }
}
