package org.cloudimages.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackOffTest {

  private final BackOff backOff = new BackOff(Duration.ofSeconds(1), Duration.ofMinutes(10));
  private final Random random = new Random(1);

  @ParameterizedTest
  @CsvSource({"1, PT1S", "2, PT2S", "3, PT4S", "10, PT8M32S", "11, PT10M", "2000000000, PT10M"})
  void waitsUpToTwiceAsLongAfterEachFailure(int failure, Duration full) {
    for (int n = 0; n < 1000; n++) {
      Duration wait = backOff.after(failure, random);

      assertTrue(wait.compareTo(full) <= 0, wait::toString);
      assertTrue(wait.compareTo(full.dividedBy(2)) >= 0, wait::toString);
    }
  }

  @Test
  void whatFailedTogetherIsNotTriedTogether() {
    Set<Duration> waits = new HashSet<>();
    for (int n = 0; n < 100; n++) {
      waits.add(backOff.after(8, random));
    }

    assertTrue(waits.size() > 90, waits::toString);
  }

  @Test
  void mostCanBeLess() {
    BackOff shorter = backOff.upTo(Duration.ofSeconds(30));

    assertEquals(Duration.ofSeconds(30), shorter.most());
    assertEquals(backOff, backOff.upTo(Duration.ofHours(1)));
  }
}
