package org.cloudimages.outbound.fetch;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final long SECOND = 1_000_000_000;

  private static Pace pace(long minimumRate) {
    Duration second = Duration.ofSeconds(1);
    return new Pace(new FetchSettings(second, second, minimumRate, Duration.ofSeconds(10)));
  }

  @Test
  void paceIsJudgedAtTheEndOfEachWindow() {
    Pace pace = pace(100);

    assertTrue(pace.isKept(0, 9 * SECOND));
    assertTrue(pace.isKept(1000, SECOND));
    assertTrue(pace.isKept(998, 9 * SECOND));
    assertFalse(pace.isKept(1, SECOND));
  }

  @Test
  void whatIsBoundByNothingIsNeverTooSlow() {
    assertTrue(pace(0).isKept(0, 100 * SECOND));
  }
}
