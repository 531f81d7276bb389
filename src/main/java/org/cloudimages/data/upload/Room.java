package org.cloudimages.data.upload;

import org.cloudimages.limit.quota.DataQuotas;

/** What an upload may bring before the quota of its project is asked again. Used by one thread. */
final class Room {

  private long noted;
  private boolean bounded;

  /**
   * What it may bring for a beginning.
   *
   * @param noted the bytes that its blob was noted with
   * @param bounded whether it may bring no more than these
   */
  Room(long noted, boolean bounded) {
    this.noted = noted;
    this.bounded = bounded;
  }

  /** Whether so many bytes may come in all. */
  boolean holds(long bytes) {
    return !bounded || bytes <= noted;
  }

  /** Takes note of how many may come in all by now. */
  void become(long bytes) {
    if (bytes == DataQuotas.UNBOUNDED) {
      bounded = false;
    } else {
      noted = bytes;
    }
  }

  /** The bytes that its blob is noted with. */
  long noted() {
    return noted;
  }
}
