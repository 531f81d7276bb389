package org.cloudimages.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class OccupationTest {

  private static String name() {
    return Thread.currentThread().getName();
  }

  @Test
  void threadIsCalledByWhatItIsAtUntilThatIsOver() {
    String idle = name();

    try (Occupation request = Occupation.of("req-1")) {
      assertEquals(idle + " req-1", name());
      try (Occupation task = Occupation.of("task-2")) {
        assertEquals(idle + " req-1 task-2", name());
      }
      assertEquals(idle + " req-1", name());
    }
    assertEquals(idle, name());
  }
}
