package org.cloudimages.identity.remote;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Remembers that the identity service is away, so that not every request waits for it in vain: one
 * asks, a second after the one before, and the others are told at once. Thread-safe.
 */
final class Outage {

  static final Duration PAUSE = Duration.ofSeconds(1);

  private static final Logger LOG = System.getLogger(Outage.class.getName());

  private final String url;
  private final Clock clock;
  private final Duration longestAttempt;
  private boolean away;
  private Instant nextAttempt = Instant.MIN;

  Outage(String url, Duration longestAttempt, Clock clock) {
    this.url = url;
    this.longestAttempt = longestAttempt;
    this.clock = clock;
  }

  /** Whether to ask now. In an outage that is an attempt, and the next must wait for its end. */
  synchronized boolean letsAsk() {
    if (!away) {
      return true;
    }
    Instant now = clock.instant();
    if (now.isBefore(nextAttempt)) {
      return false;
    }
    nextAttempt = now.plus(longestAttempt);
    return true;
  }

  /** Whether it did not answer when it was asked last. */
  synchronized boolean isKnown() {
    return away;
  }

  synchronized void failed(String reason) {
    if (!away) {
      LOG.log(Level.WARNING, "The identity service {0} is away: {1}", url, reason);
    }
    away = true;
    nextAttempt = clock.instant().plus(PAUSE);
  }

  synchronized void answered() {
    if (away) {
      LOG.log(Level.INFO, "The identity service {0} is back", url);
    }
    away = false;
  }
}
