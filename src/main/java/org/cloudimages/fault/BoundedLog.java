package org.cloudimages.fault;

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
public final class BoundedLog {

  private static final int LINES_A_MINUTE = 60;

  private final Logger log;
  private final String subject;
  private final Bucket lines;
  private final AtomicLong leftOut = new AtomicLong();

  /**
   * One of 60 lines a minute.
   *
   * @param subject what the lines tell of, in the plural
   */
  public BoundedLog(Logger log, String subject) {
    this(log, subject, LINES_A_MINUTE);
  }

  /**
   * One of fewer or more lines.
   *
   * @param subject what the lines tell of, in the plural
   * @param linesAMinute how many there are at most, not counting one for those that were left out
   */
  public BoundedLog(Logger log, String subject, int linesAMinute) {
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

  /** Writes what failed, and why, with the ends of its stack. */
  public void tell(Level level, String line, Throwable cause) {
    tell(level, () -> line + "\n" + ShortStack.of(cause));
  }

  /** Writes a line if there is room for it, and returns whether there was. */
  public boolean tell(Level level, Supplier<String> line) {
    if (!lines.tryConsume(1)) {
      leftOut.incrementAndGet();
      return false;
    }
    long before = leftOut.getAndSet(0);
    if (before > 0) {
      log.log(level, "{0} more {1} were left out here.", before, subject);
    }
    log.log(level, line);
    return true;
  }
}
