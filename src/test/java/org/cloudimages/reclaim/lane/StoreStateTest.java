package org.cloudimages.reclaim.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.stream.IntStream;
import org.cloudimages.work.BackOff;
import org.junit.jupiter.api.Test;

class StoreStateTest {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration SHORT = Duration.ofSeconds(2);
  private static final Duration LONG = Duration.ofSeconds(30);

  private final StoreState state =
      new StoreState("store", new BackOff(SECOND, Duration.ofMinutes(10)));

  private Duration refuse(String... blobs) {
    Duration pause = Duration.ZERO;
    for (String blob : blobs) {
      pause = state.refused(blob, "403");
    }
    return pause;
  }

  @Test
  void fewBlobsThatAreRefusedPauseNothing() {
    assertEquals(Duration.ZERO, refuse("a", "b", "a", "b", "a"));

    assertFalse(state.isPaused());
    assertTrue(state.isFailing());
    assertEquals(5, state.failures());
  }

  @Test
  void refusalsInARowPauseForAShortTimeOnly() {
    Duration pause = refuse(IntStream.range(0, 500).mapToObj(n -> "" + n).toArray(String[]::new));

    assertTrue(pause.compareTo(SECOND) >= 0 && pause.compareTo(SHORT) <= 0, pause::toString);
    assertTrue(state.isPaused());
    assertFalse(state.isSilent());
  }

  @Test
  void storeThatIsSilentIsPausedLongerWithEachBlob() {
    assertTrue(state.unavailable("0", "no answer").compareTo(SECOND) <= 0);
    Duration again = state.unavailable("0", "no answer");
    assertTrue(again.compareTo(SECOND) <= 0, again::toString);
    Duration pause = again;
    for (int n = 1; n < 10; n++) {
      pause = state.unavailable("" + n, "no answer");
    }

    assertTrue(pause.compareTo(LONG.dividedBy(2)) >= 0 && pause.compareTo(LONG) <= 0);
    assertTrue(state.isSilent());
    assertTrue(state.isPaused());
  }

  @Test
  void blobThatIsRemovedEndsAllPauses() {
    state.unavailable("a", "no answer");

    assertFalse(state.worked());

    assertFalse(state.isPaused());
    assertFalse(state.isSilent());
    assertFalse(state.isFailing());
    assertEquals(Duration.ZERO, refuse("a", "b"));
  }

  @Test
  void endOfManyRefusalsIsSeenOnce() {
    refuse("a", "b");
    assertFalse(state.worked());

    refuse("a", "b", "c");

    assertTrue(state.worked());
    assertFalse(state.worked());
  }

  @Test
  void endOfManyRefusalsIsSeenOnceAnHour() {
    refuse("a", "b", "c");
    assertTrue(state.worked());

    refuse("a", "b", "c");

    assertFalse(state.worked());
  }

  @Test
  void endOfASilenceIsNoEndOfRefusals() {
    state.unavailable("a", "no answer");
    state.unavailable("b", "no answer");
    state.unavailable("c", "no answer");

    assertFalse(state.worked());
  }

  @Test
  void answerEndsTheSilence() {
    state.unavailable("a", "no answer");

    state.refused("b", "403");

    assertFalse(state.isSilent());
  }

  @Test
  void whatIsSetAsideSaysNothingAboutTheStore() {
    refuse("a", "b");

    state.setAside("a");
    state.setAside("b");

    assertFalse(state.isFailing());
    assertEquals(4, state.failures());
  }
}
