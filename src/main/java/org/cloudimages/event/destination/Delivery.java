package org.cloudimages.event.destination;

import java.time.Duration;

/**
 * What became of an event.
 *
 * @param why for the log, without anything secret; empty when it was taken
 * @param pause how long the destination asks to be left alone; zero where it does not
 */
public record Delivery(Outcome outcome, String why, Duration pause) {

  /** How it ended. */
  public enum Outcome {
    /** The destination has it. */
    TAKEN,
    /** It answered that it does not want this one, now. */
    REFUSED,
    /** It takes nothing at the moment. */
    SILENT,
    /** It wants no more, ever. */
    GONE
  }

  static Delivery taken() {
    return new Delivery(Outcome.TAKEN, "", Duration.ZERO);
  }

  static Delivery refused(String why) {
    return new Delivery(Outcome.REFUSED, why, Duration.ZERO);
  }

  static Delivery silent(String why) {
    return silent(why, Duration.ZERO);
  }

  static Delivery silent(String why, Duration pause) {
    return new Delivery(Outcome.SILENT, why, pause);
  }

  static Delivery gone(String why) {
    return new Delivery(Outcome.GONE, why, Duration.ZERO);
  }
}
