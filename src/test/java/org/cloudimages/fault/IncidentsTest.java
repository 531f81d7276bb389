package org.cloudimages.fault;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However many requests fail, the log does not grow with them. */
class IncidentsTest {

  private static final int FAILED = 10_000;

  /** What one test may find used up by another, and what a minute that begins allows anew. */
  private static final int MOST = 3 * 60;

  private final Logger log = Logger.getLogger(Incidents.class.getName());
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final Handler recorder =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          lines.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  static Stream<RuntimeException> failures() {
    return Stream.of(ImagesException.unavailable(), new IllegalStateException("broken"));
  }

  @BeforeEach
  void record() {
    log.addHandler(recorder);
    log.setUseParentHandlers(false);
  }

  @AfterEach
  void stop() {
    log.removeHandler(recorder);
    log.setUseParentHandlers(true);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void floodOfFailuresIsAFewLines(RuntimeException failure) {
    for (int n = 0; n < FAILED; n++) {
      assertNotNull(Incidents.fault(failure, "req-" + n + " GET /"));
    }

    assertTrue(lines.size() <= MOST, () -> lines.size() + " lines");
  }
}
