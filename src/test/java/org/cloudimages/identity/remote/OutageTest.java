package org.cloudimages.identity.remote;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.cloudimages.testing.SettableClock;
import org.junit.jupiter.api.Test;

class OutageTest {

  private static final Duration MAX_PAUSE = Duration.ofSeconds(3);

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-24T12:00:00Z"));
  private final Outage outage =
      new Outage("http://identity.example.com", MAX_PAUSE, clock.stopWatch());

  @Test
  void inGoodTimesEveryoneAsks() {
    assertTrue(outage.letsAsk());
    assertTrue(outage.letsAsk());
  }

  @Test
  void afterAFailureOneAsksASecondLater() {
    outage.failed("no answer");

    assertFalse(outage.letsAsk());
    clock.advance(Outage.PAUSE);
    assertTrue(outage.letsAsk());
    assertFalse(outage.letsAsk());
  }

  @Test
  void clockThatIsSetBackProlongsNoPause() {
    outage.failed("no answer");
    clock.set(Duration.ofHours(-1));
    clock.advance(Outage.PAUSE);

    assertTrue(outage.letsAsk());
  }

  @Test
  void attemptThatNeverEndsDoesNotBlockTheNextForEver() {
    outage.failed("no answer");
    clock.advance(Outage.PAUSE);
    assertTrue(outage.letsAsk());

    clock.advance(MAX_PAUSE);

    assertTrue(outage.letsAsk());
  }

  @Test
  void anAnswerEndsIt() {
    outage.failed("no answer");
    outage.answered();

    assertTrue(outage.letsAsk());
    assertTrue(outage.letsAsk());
  }
}
