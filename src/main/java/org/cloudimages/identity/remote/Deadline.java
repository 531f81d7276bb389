package org.cloudimages.identity.remote;

import java.time.Duration;

/** When an answer must be there, by the clock of the machine that only goes forward. */
record Deadline(long nanoTime) {

  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** Returns the nanoseconds that are left, none when it is over. */
  long remaining() {
    return Math.max(0, nanoTime - System.nanoTime());
  }
}
