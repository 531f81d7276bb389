package org.cloudimages.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ShortStackTest {

  private static int descend(int depth) {
    if (depth > 0) {
      return descend(depth - 1) + 1;
    }
    throw new IllegalStateException("deep\ndown");
  }

  private static Throwable thrown(int depth) {
    try {
      descend(depth);
      return null;
    } catch (IllegalStateException e) {
      return e;
    }
  }

  @Test
  void bothEndsOfALongStackAreKept() {
    String text = ShortStack.of(thrown(900));

    assertEquals(2 + 2 * ShortStack.END, text.lines().count());
    assertTrue(
        text.startsWith("\tjava.lang.IllegalStateException: deep\\u000adown\n\t\tat "), text);
    assertTrue(text.contains(" more\n"), text);
  }

  @Test
  void causesAreToldUpToANumber() {
    Throwable thrown = new IllegalStateException("first");
    for (int n = 0; n < 100; n++) {
      thrown = new IllegalStateException("wrapper", thrown);
    }

    assertEquals(
        ShortStack.MAX_CAUSES - 1,
        ShortStack.of(thrown).lines().filter(line -> line.contains("Caused by: ")).count());
  }

  @Test
  void circleOfCausesEnds() {
    Exception one = new IllegalStateException("one");
    one.initCause(new IllegalStateException("other", one));

    assertTrue(ShortStack.of(one).contains("Caused by: java.lang.IllegalStateException: other"));
  }
}
