package org.cloudimages.identity.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bucket4j.TimeMeter;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class BoundedLogTest {

  private final List<String> lines = new ArrayList<>();
  private final MovingTime time = new MovingTime();
  private final BoundedLog log = new BoundedLog(new Recorder(lines), "events", 2, time);

  /** A log that keeps what was written. */
  private record Recorder(List<String> lines) implements System.Logger {

    @Override
    public String getName() {
      return "recorder";
    }

    @Override
    public boolean isLoggable(Level level) {
      return true;
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String text, Throwable thrown) {
      lines.add(text);
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String format, Object... parameters) {
      lines.add(
          parameters == null || parameters.length == 0
              ? format
              : MessageFormat.format(format, parameters));
    }
  }

  private static final class MovingTime implements TimeMeter {

    private long nanos;

    @Override
    public long currentTimeNanos() {
      return nanos;
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }

    void pass(Duration duration) {
      nanos += duration.toNanos();
    }
  }

  @Test
  void whatIsTooMuchForAMinuteIsCountedAndTold() {
    assertTrue(log.tell(() -> "1"));
    assertTrue(log.tell(() -> "2"));
    for (int n = 0; n < 100; n++) {
      assertFalse(log.tell(() -> "never"));
    }
    time.pass(Duration.ofMinutes(1));
    assertTrue(log.tell(() -> "3"));
    assertTrue(log.tell(() -> "4"));

    assertEquals(List.of("1", "2", "100 more events were left out here.", "3", "4"), lines);
  }

  @Test
  void nameCannotBeTakenForTheLogsOwn() {
    assertEquals(
        "ada\\u000areq-1 \\u0022\\u005c\\u00e4\\u202e{0}",
        AuthenticationFailures.printable("ada\nreq-1 \"\\ä\u202e{0}"));
    assertEquals("x".repeat(64) + "...", AuthenticationFailures.printable("x".repeat(1000)));
  }
}
