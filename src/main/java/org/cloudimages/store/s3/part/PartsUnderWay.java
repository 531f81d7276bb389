package org.cloudimages.store.s3.part;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.cloudimages.store.BulkInputStream;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.StoreException.Reason;

/**
 * What other threads do for one transfer, which belongs to one thread. The first failure of theirs
 * is that of the transfer. Once it is closed, none of them does anything for it any more.
 */
public final class PartsUnderWay implements AutoCloseable {

  private final Executor threads;
  private final int most;
  private final Semaphore free;
  private final Set<Thread> working = new HashSet<>();
  private boolean isClosed;
  private volatile RuntimeException failure;

  /**
   * Nothing is under way yet.
   *
   * @param most how much may be at once
   */
  public PartsUnderWay(Executor threads, int most) {
    this.threads = threads;
    this.most = most;
    this.free = new Semaphore(most);
  }

  /** Has the work done by another thread, as soon as not too much is under way. */
  public void start(Runnable work) {
    await(1);
    boolean isStarted = false;
    try {
      threads.execute(() -> run(work));
      isStarted = true;
    } finally {
      if (!isStarted) {
        free.release();
      }
    }
  }

  /** Waits until something can be started at once. */
  public void awaitTurn() {
    await(1);
    free.release();
  }

  /** Waits until all has been done. */
  public void awaitAll() {
    await(most);
    free.release(most);
  }

  /** The same stream, which ends with the failure of what is under way. */
  public InputStream watched(InputStream bytes) {
    return new BulkInputStream() {
      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = bytes.read(buffer, offset, length);
        requireNoFailure();
        return read;
      }
    };
  }

  private void await(int count) {
    try {
      free.acquire(count);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(Reason.UNAVAILABLE, "The wait was interrupted.", e);
    }
    if (failure != null) {
      free.release(count);
      throw failure;
    }
  }

  private void requireNoFailure() {
    if (failure != null) {
      throw failure;
    }
  }

  private void run(Runnable work) {
    try {
      if (begin()) {
        work.run();
      }
    } catch (RuntimeException e) {
      failed(e);
    } finally {
      end();
      free.release();
    }
  }

  private synchronized boolean begin() {
    return !isClosed && working.add(Thread.currentThread());
  }

  private synchronized void failed(RuntimeException cause) {
    failure = failure == null ? cause : failure;
  }

  private synchronized void end() {
    working.remove(Thread.currentThread());
  }

  private synchronized void interrupt() {
    isClosed = true;
    working.forEach(Thread::interrupt);
  }

  /** Stops what is under way, and waits until it has stopped. */
  @Override
  public void close() {
    interrupt();
    free.acquireUninterruptibly(most);
    free.release(most);
  }
}
