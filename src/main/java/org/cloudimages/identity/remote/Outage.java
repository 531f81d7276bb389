package org.cloudimages.identity.remote;

import com.github.benmanes.caffeine.cache.Ticker;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/**
 * Remembers that the identity service is away, so that not every request waits for it in vain: one
 * asks, a second after the one before, and the others are told at once. Thread-safe.
 */
final class Outage {

  static final Duration PAUSE = Duration.ofSeconds(1);

  private static final Logger LOG = System.getLogger(Outage.class.getName());

  private final String url;
  private final Ticker time;
  private final Duration longestAttempt;
  private boolean away;
  private long nextAttempt;

  /**
   * @param longestAttempt how long one question may take
   * @param time a stop watch, which no change of the clock moves
   */
  Outage(String url, Duration longestAttempt, Ticker time) {
    this.url = url;
    this.longestAttempt = longestAttempt;
    this.time = time;
  }

  /** Whether to ask now. In an outage that is an attempt, and the next must wait for its end. */
  synchronized boolean letsAsk() {
    if (!away) {
      return true;
    }
    long now = time.read();
    if (now - nextAttempt < 0) {
      return false;
    }
    nextAttempt = now + longestAttempt.toNanos();
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
    nextAttempt = time.read() + PAUSE.toNanos();
  }

  synchronized void answered() {
    if (away) {
      LOG.log(Level.INFO, "The identity service {0} is back", url);
    }
    away = false;
  }
}
