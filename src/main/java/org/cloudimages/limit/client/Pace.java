package org.cloudimages.limit.client;

import org.cloudimages.http.content.SlowClientException;

/**
 * How fast the client of one request is, judged window by window. Only the time counts in which the
 * service waits for it: a slow store is not the client's fault. Not thread-safe.
 */
final class Pace {

  private static final double NANOS_PER_SECOND = 1e9;

  private final long bytesPerSecond;
  private final long windowNanos;
  private long waited;
  private long moved;

  Pace(long bytesPerSecond, long windowNanos) {
    this.bytesPerSecond = bytesPerSecond;
    this.windowNanos = windowNanos;
  }

  /**
   * Notes that bytes came or went after waiting for the client.
   *
   * @throws SlowClientException at the end of a window in which there were too few
   */
  void note(long bytes, long nanos) throws SlowClientException {
    waited += nanos;
    moved += bytes;
    if (waited < windowNanos) {
      return;
    }
    double seconds = waited / NANOS_PER_SECOND;
    if (moved < bytesPerSecond * seconds) {
      throw new SlowClientException(
          "The client moved %d bytes in %.0f s, %d a second are the least."
              .formatted(moved, seconds, bytesPerSecond));
    }
    waited = 0;
    moved = 0;
  }
}
