package org.cloudimages.outbound.fetch;

/**
 * How fast a server sends, judged window by window. Only the time counts in which we wait for it.
 * Not thread-safe.
 */
final class Pace {

  private static final double NANOS_PER_SECOND = 1e9;

  private final FetchSettings settings;
  private long waited;
  private long moved;

  Pace(FetchSettings settings) {
    this.settings = settings;
  }

  /** Notes that bytes came after a wait, and tells whether they were enough. */
  boolean isKept(long bytes, long nanos) {
    waited += nanos;
    moved += bytes;
    if (waited < settings.grace().toNanos()) {
      return true;
    }
    boolean isKept = moved >= settings.minimumRate() * (waited / NANOS_PER_SECOND);
    waited = 0;
    moved = 0;
    return isKept;
  }
}
