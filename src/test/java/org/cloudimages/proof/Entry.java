package org.cloudimages.proof;

import java.util.Set;

/**
 * A request and what became of it.
 *
 * @param image the id that it was about; for a list the name that was listed
 * @param digest SHA-512 of the bytes that were sent or came back, in hex; empty without any
 * @param listed the ids that a list showed
 * @param sentAt nanoseconds of this JVM's clock, as is {@code answeredAt}
 * @param status what was answered, or {@link #BROKEN}
 */
record Entry(
    Operation operation,
    String image,
    String digest,
    Set<String> listed,
    long sentAt,
    long answeredAt,
    int status) {

  /** The connection broke after something may have been sent: nobody knows what was done. */
  static final int BROKEN = 0;

  boolean isDone() {
    return status >= 200 && status < 300;
  }

  /** Whether it may have been done or not. */
  boolean isInDoubt() {
    return status == BROKEN;
  }

  /** The same as if it had not been answered. */
  Entry inDoubt() {
    return new Entry(operation, image, digest, listed, sentAt, answeredAt, BROKEN);
  }

  boolean mayBeDone() {
    return isDone() || isInDoubt();
  }

  /** Whether its answer had come when the other was sent. */
  boolean precedes(Entry other) {
    return status != BROKEN && answeredAt < other.sentAt;
  }

  /** Whether it was sent before the other was answered. */
  boolean beganBefore(Entry other) {
    return sentAt < other.answeredAt;
  }

  @Override
  public String toString() {
    return String.format(
        "%s %s -> %s (sent %.3f ms, answered %.3f ms)",
        operation, image, status == BROKEN ? "broken" : status, sentAt / 1e6, answeredAt / 1e6);
  }
}
