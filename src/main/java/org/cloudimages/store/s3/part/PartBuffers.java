package org.cloudimages.store.s3.part;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.StoreException.Reason;

/**
 * How many parts of all transfers of one store may be in memory at once. Who cannot do without one
 * waits for its turn, and its client with it. At most half of them are <em>spare</em>: they make
 * those faster who could do without, and nobody waits for one. Thread-safe.
 */
public final class PartBuffers {

  /** So many spare ones at most, because each needs a thread. */
  private static final int MAX_SPARES = 32;

  private final int size;
  private final int spares;
  private final Duration patience;
  private final Semaphore free;
  private final Semaphore spare;

  /**
   * Room for at least one buffer.
   *
   * @param size bytes of a buffer
   * @param memory bytes of all of them
   * @param hasSpares whether half of them are spare
   * @param patience how long anybody waits for one
   */
  public PartBuffers(int size, long memory, boolean hasSpares, Duration patience) {
    this.size = size;
    this.patience = patience;
    int count = (int) Math.max(1, Math.min(Integer.MAX_VALUE, memory / size));
    this.spares = hasSpares ? Math.min(MAX_SPARES, count / 2) : 0;
    this.free = new Semaphore(count, true);
    this.spare = new Semaphore(spares);
  }

  /** How many are spare when nobody has any. */
  public int spares() {
    return spares;
  }

  /** Bytes of a buffer. */
  int size() {
    return size;
  }

  /** The room of one buffer, not taken yet. */
  Room room() {
    return new Room();
  }

  /** The room of one buffer, used by one thread at a time. */
  public final class Room implements AutoCloseable {

    private boolean isTaken;
    private boolean isSpare;

    /**
     * Takes it, unless it is taken.
     *
     * @throws StoreException when there has been none for too long
     */
    void take() {
      if (!isTaken && !await(patience)) {
        throw new StoreException(
            Reason.UNAVAILABLE, "Other uploads have had all buffers for " + patience + ".");
      }
      isTaken = true;
    }

    /** Takes a spare one if there is one at this moment. */
    boolean takeSpare() {
      if (keep()) {
        try {
          // because it never goes ahead of those who wait
          isTaken = await(Duration.ZERO);
        } finally {
          if (!isTaken) {
            close();
          }
        }
      }
      return isTaken;
    }

    /**
     * Makes one that may be taken a spare one, if there may be one more: whoever has it may go on
     * to ask for another.
     */
    boolean keep() {
      isSpare = isSpare || spare.tryAcquire();
      return isSpare;
    }

    private boolean await(Duration time) {
      try {
        return free.tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StoreException(Reason.UNAVAILABLE, "The wait was interrupted.", e);
      }
    }

    /** Gives back what was taken. */
    @Override
    public void close() {
      if (isTaken) {
        isTaken = false;
        free.release();
      }
      if (isSpare) {
        isSpare = false;
        spare.release();
      }
    }
  }
}
