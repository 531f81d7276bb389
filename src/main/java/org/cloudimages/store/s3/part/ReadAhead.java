package org.cloudimages.store.s3.part;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.cloudimages.store.BulkInputStream;

/**
 * The bytes of one object, of which other threads read the next ranges into spare buffers while the
 * ones before are read. When there is no spare buffer, or who reads is slow, the rest comes by one
 * request and nothing of it is kept. Used by one thread.
 */
public final class ReadAhead extends BulkInputStream {

  /** The bytes of the object from an offset on, as many as that. */
  public interface Ranges {

    /** Opens them. Who reads them closes the stream. */
    InputStream open(long offset, long length);
  }

  private record Ahead(FutureTask<Queue<byte[]>> bytes, PartBuffers.Room room) {}

  private final Ranges ranges;
  private final PartBuffers buffers;
  private final PartsUnderWay underWay;
  private final int most;
  private final long patience;
  private final Deque<Ahead> ahead = new ArrayDeque<>();
  private final long end;

  /** The first byte that was not asked for yet. */
  private long next;

  private InputStream current;

  /** How long nobody read, in nanoseconds, while there were bytes of the current range. */
  private long pause;

  private long lastRead = System.nanoTime();

  /**
   * Opens that many bytes from an offset on.
   *
   * @param underWay nothing yet, and as much as may be
   * @param most ranges that are asked for besides the one that is read
   * @param patience who needs longer for one range than the store is slow
   */
  public ReadAhead(
      Ranges ranges,
      long offset,
      long length,
      PartBuffers buffers,
      PartsUnderWay underWay,
      int most,
      Duration patience) {
    this.ranges = ranges;
    this.buffers = buffers;
    this.underWay = underWay;
    this.most = most;
    this.patience = patience.toNanos();
    this.end = offset + length;
    this.next = Math.min(end, offset + buffers.size());
    boolean isOpen = false;
    try {
      askAhead();
      next = ahead.isEmpty() ? end : next;
      current = ranges.open(offset, ahead.isEmpty() ? length : buffers.size());
      isOpen = true;
    } finally {
      if (!isOpen) {
        giveUp();
      }
    }
  }

  private void askAhead() {
    while (ahead.size() < most && next < end && pause <= patience) {
      PartBuffers.Room room = buffers.room();
      if (!room.takeSpare()) {
        return;
      }
      long offset = next;
      int length = (int) Math.min(buffers.size(), end - offset);
      Ahead one = new Ahead(new FutureTask<>(() -> read(offset, length)), room);
      ahead.add(one);
      next += length;
      underWay.start(one.bytes());
    }
  }

  private Queue<byte[]> read(long offset, int length) throws IOException {
    try (InputStream in = ranges.open(offset, length)) {
      Queue<byte[]> chunks = new ArrayDeque<>();
      for (int rest = length; rest > 0; rest -= Parts.CHUNK) {
        byte[] chunk = new byte[Math.min(Parts.CHUNK, rest)];
        in.readNBytes(chunk, 0, chunk.length);
        chunks.add(chunk);
      }
      return chunks;
    }
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    pause += System.nanoTime() - lastRead;
    try {
      int read = length == 0 ? 0 : current.read(bytes, offset, length);
      while (read < 0 && advance()) {
        read = current.read(bytes, offset, length);
      }
      return read;
    } catch (RuntimeException e) {
      throw new IOException("The store broke off: " + e.getMessage(), e);
    } finally {
      lastRead = System.nanoTime();
    }
  }

  private boolean advance() throws IOException {
    current.close();
    askAhead();
    pause = 0;
    if (!ahead.isEmpty()) {
      Ahead one = ahead.element();
      Queue<byte[]> chunks = await(one.bytes());
      current = new Drain(chunks, ahead.remove().room(), InputStream.nullInputStream());
      return true;
    }
    long rest = end - next;
    if (rest > 0) {
      current = ranges.open(next, rest);
      next = end;
    }
    return rest > 0;
  }

  private static Queue<byte[]> await(FutureTask<Queue<byte[]>> bytes) throws IOException {
    try {
      return bytes.get();
    } catch (ExecutionException e) {
      throw new IOException("The store broke off: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("The wait for the store was interrupted.");
    }
  }

  /** Ends the requests that run. */
  @Override
  public void close() throws IOException {
    giveUp();
    current.close();
  }

  private void giveUp() {
    underWay.close();
    ahead.forEach(each -> each.room().close());
    ahead.clear();
  }
}
