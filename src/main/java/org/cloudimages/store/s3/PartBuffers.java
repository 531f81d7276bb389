package org.cloudimages.store.s3;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.StoreException.Reason;

/**
 * How many parts of uploads of unknown size may be in memory at once. Who needs one more waits for
 * its turn, and its client with it. Thread-safe.
 */
final class PartBuffers {

  private final int size;
  private final Duration patience;
  private final Semaphore free;

  /**
   * Room for at least one buffer.
   *
   * @param size bytes of a buffer
   * @param memory bytes of all of them
   * @param patience how long anybody waits for one
   */
  PartBuffers(int size, long memory, Duration patience) {
    this.size = size;
    this.patience = patience;
    this.free = new Semaphore((int) Math.max(1, Math.min(Integer.MAX_VALUE, memory / size)), true);
  }

  /** Bytes of a buffer. */
  int size() {
    return size;
  }

  /**
   * Takes the room of one buffer, which must be given back.
   *
   * @throws StoreException when there has been none for too long
   */
  void take() {
    try {
      if (!free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new StoreException(
            Reason.UNAVAILABLE, "Other uploads have had all buffers for " + patience + ".");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(Reason.UNAVAILABLE, "The wait was interrupted.", e);
    }
  }

  void giveBack() {
    free.release();
  }
}
