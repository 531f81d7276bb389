package org.cloudimages.task.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskSharesTest {

  private static int most(TaskShares shares, String project) {
    int taken = 0;
    while (shares.isFree() && !shares.passed().contains(project)) {
      shares.take(project);
      taken++;
    }
    return taken;
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 0, 0", "2, 1, 1, 0", "3, 2, 1, 0", "4, 2, 1, 1", "64, 32, 16, 8"})
  void noProjectTakesMoreThanHalfOfWhatIsFree(int threads, int first, int second, int third) {
    TaskShares shares = new TaskShares(threads);

    assertEquals(first, most(shares, "p"));
    assertEquals(second, most(shares, "q"));
    assertEquals(third, most(shares, "r"));
    assertEquals(first + second + third, shares.taken());
  }

  @Test
  void whatIsGivenBackIsFree() {
    TaskShares shares = new TaskShares(2);
    shares.take("p");
    assertEquals(Set.of("p"), shares.passed());
    shares.take("q");
    assertFalse(shares.isFree());

    shares.giveBack("p");

    assertTrue(shares.isFree());
    assertEquals(Set.of("q"), shares.passed());
  }
}
