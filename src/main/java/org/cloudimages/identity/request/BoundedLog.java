package org.cloudimages.identity.request;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * A log of what anyone can bring about: so many lines a minute at most, and then, with the first
 * line of a later minute, how many were left out. Thread-safe.
 */
final class BoundedLog {

  private final Logger log;
  private final String subject;
  private final Bucket lines;
  private final AtomicLong leftOut = new AtomicLong();

  /**
   * @param subject what the lines tell of, in the plural
   * @param linesAMinute how many there are at most, not counting one for those that were left out
   */
  BoundedLog(Logger log, String subject, int linesAMinute) {
    this(log, subject, linesAMinute, TimeMeter.SYSTEM_NANOTIME);
  }

  BoundedLog(Logger log, String subject, int linesAMinute, TimeMeter time) {
    this.log = log;
    this.subject = subject;
    this.lines =
        Bucket.builder()
            .withCustomTimePrecision(time)
            .addLimit(
                limit ->
                    limit
                        .capacity(linesAMinute)
                        .refillIntervally(linesAMinute, Duration.ofMinutes(1)))
            .build();
  }

  /** Writes a line at INFO if there is room for it, and returns whether there was. */
  boolean tell(Supplier<String> line) {
    if (!lines.tryConsume(1)) {
      leftOut.incrementAndGet();
      return false;
    }
    long before = leftOut.getAndSet(0);
    if (before > 0) {
      log.log(Level.INFO, "{0} more {1} were left out here.", before, subject);
    }
    log.log(Level.INFO, line);
    return true;
  }
}
