package org.cloudimages.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TakenTest {

  @Test
  void nothingIsShownUntilItIsTaken() {
    Taken<String> taken = new Taken<>("none");

    assertEquals("none", taken.get());
    assertEquals(-1, taken.secondsAgo());

    taken.set("some");

    assertEquals("some", taken.get());
    assertTrue(taken.secondsAgo() >= 0);
  }
}
