package org.cloudimages.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.System.Logger.Level;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.cloudimages.testing.MovingTime;
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

  @Test
  void whatIsTooMuchForAMinuteIsCountedAndTold() {
    assertTrue(log.tell(Level.INFO, () -> "1"));
    assertTrue(log.tell(Level.INFO, () -> "2"));
    for (int n = 0; n < 100; n++) {
      assertFalse(log.tell(Level.INFO, () -> "never"));
    }
    time.pass(Duration.ofMinutes(1));
    assertTrue(log.tell(Level.INFO, () -> "3"));
    assertTrue(log.tell(Level.INFO, () -> "4"));

    assertEquals(List.of("1", "2", "100 more events were left out here.", "3", "4"), lines);
  }

  @Test
  void whatFailedIsToldWithTheEndsOfItsStack() {
    log.tell(Level.WARNING, "It failed.", new IllegalStateException("broken"));

    assertTrue(lines.get(0).startsWith("It failed.\n\tjava.lang.IllegalStateException: broken\n"));
    assertTrue(lines.get(0).lines().count() <= 3 + 2 * ShortStack.END, lines.get(0));
  }
}
