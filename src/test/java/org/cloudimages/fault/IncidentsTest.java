package org.cloudimages.fault;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.cloudimages.testing.LogLines;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However many requests fail, the log does not grow with them. */
class IncidentsTest {

  private static final int FAILED = 10_000;

  /** What one test may find used up by another, and what a minute that begins allows anew. */
  private static final int MOST = 3 * 60;

  @AutoClose private final LogLines log = new LogLines(Incidents.class);

  static Stream<RuntimeException> failures() {
    return Stream.of(ImagesException.unavailable(), new IllegalStateException("broken"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void floodOfFailuresIsAFewLines(RuntimeException failure) {
    for (int n = 0; n < FAILED; n++) {
      assertNotNull(Incidents.fault(failure, "req-" + n + " GET /"));
    }

    assertTrue(log.messages().size() <= MOST, () -> log.messages().size() + " lines");
  }
}
