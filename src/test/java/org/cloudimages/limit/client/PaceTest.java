package org.cloudimages.limit.client;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.cloudimages.http.content.SlowClientException;
import org.junit.jupiter.api.Test;

class PaceTest {

  private final Pace pace = new Pace(100, Duration.ofSeconds(10).toNanos());

  private void note(long bytes, double seconds) throws SlowClientException {
    pace.note(bytes, (long) (seconds * 1e9));
  }

  @Test
  void trickleIsEndedAfterTheWindow() throws SlowClientException {
    for (int n = 0; n < 19; n++) {
      note(1, 0.5);
    }
    SlowClientException slow = assertThrows(SlowClientException.class, () -> note(1, 0.5));
    assertEquals(
        "The client moved 20 bytes in 10 s, 100 a second are the least.", slow.getMessage());
  }

  @Test
  void leastRateIsEnough() {
    assertDoesNotThrow(
        () -> {
          for (int n = 0; n < 1000; n++) {
            note(100, 1);
          }
        });
  }

  @Test
  void pauseIsMadeUpForInItsWindow() {
    assertDoesNotThrow(
        () -> {
          note(1, 9.5);
          note(1000, 0.5);
        });
  }

  @Test
  void earlierHasteDoesNotExcuseATrickle() throws SlowClientException {
    note(1_000_000, 10);
    note(99, 1);
    assertThrows(SlowClientException.class, () -> note(99, 9));
  }

  @Test
  void waitThatIsLongerThanTheWindowIsJudgedByItsOwnLength() throws SlowClientException {
    note(6000, 60);
    assertThrows(SlowClientException.class, () -> note(5999, 60));
  }

  @Test
  void timeInWhichNobodyWaitsForTheClientDoesNotCount() {
    assertDoesNotThrow(
        () -> {
          for (int n = 0; n < 1_000_000; n++) {
            note(1, 0);
          }
        });
  }
}
