package org.cloudimages.store.s3.part;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Queue;
import org.cloudimages.store.transfer.Source;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * An upload, cut into parts. There is at least one, if only an empty one.
 *
 * <p>S3 must be told the size of a part before its first byte. Where the size of the upload is not
 * known, each part is read into memory first. Where it is known, one is only while there is a spare
 * buffer, so that it can be sent while the next one comes; else it is passed on as it comes.
 */
public final class Parts implements AutoCloseable {

  /** S3 takes no more of them. */
  public static final int MAX_PARTS = 10_000;

  /** So much everybody has in memory without asking. */
  static final int CHUNK = 1 << 16;

  private static final String TYPE = "application/octet-stream";

  private final Source source;
  private final PartBuffers buffers;
  private final Duration patience;
  private final long partSize;
  private final boolean isMeasured;
  private long left;

  /** Of the part that is read or was read last; its user gives it back when all goes well. */
  private PartBuffers.Room room;

  /**
   * Cuts the bytes of the source.
   *
   * @param size their number, or -1
   * @param passedSize bytes in a part that is passed on; larger ones are used where there would be
   *     too many
   * @param patience who needs longer for a part of known size does not keep a buffer for it
   */
  public Parts(Source source, long size, long passedSize, PartBuffers buffers, Duration patience) {
    this.source = source;
    this.buffers = buffers;
    this.patience = patience;
    this.isMeasured = size >= 0;
    this.left = size;
    this.partSize = partSize(size, passedSize, buffers);
    this.room = buffers.room();
  }

  private static long partSize(long size, long passedSize, PartBuffers buffers) {
    long fitting = buffers.spares() > 0 ? Math.min(passedSize, buffers.size()) : passedSize;
    return fitting * MAX_PARTS >= size
        ? fitting
        : Math.max(passedSize, (size + MAX_PARTS - 1) / MAX_PARTS);
  }

  /** The next part, which whoever calls closes; it is sent before the next call unless apart. */
  public Part next() throws IOException {
    room = buffers.room();
    return isMeasured ? measured() : unmeasured();
  }

  /** Whether the part that was returned last was the last one. */
  public boolean isDone() throws IOException {
    return isMeasured ? left == 0 : source.isExhausted();
  }

  private Part measured() throws IOException {
    long length = Math.min(left, partSize);
    left -= length;
    InputStream bytes = source.exactly(length);
    // because nothing comes while the last one is sent
    boolean isWorthIt = left > 0 && length <= buffers.size();
    return isWorthIt && room.takeSpare() ? ahead(bytes, length) : passed(bytes, length);
  }

  private Part passed(InputStream bytes, long length) {
    return new Part(RequestBody.fromContentProvider(() -> bytes, length, TYPE), false, false, room);
  }

  private Part ahead(InputStream bytes, long length) throws IOException {
    long begin = System.nanoTime();
    Queue<byte[]> chunks = new ArrayDeque<>();
    long rest = length;
    while (rest > 0 && System.nanoTime() - begin <= patience.toNanos()) {
      byte[] chunk = new byte[(int) Math.min(CHUNK, rest)];
      rest -= bytes.readNBytes(chunk, 0, chunk.length);
      chunks.add(chunk);
    }
    return rest == 0
        ? inMemory(chunks, length, true)
        : passed(new Drain(chunks, room, bytes), length);
  }

  private Part unmeasured() throws IOException {
    Queue<byte[]> chunks = new ArrayDeque<>();
    int length = 0;
    byte[] chunk;
    int read;
    do {
      chunk = new byte[Math.min(CHUNK, buffers.size() - length)];
      read = source.fill(chunk, 0);
      length += read;
      chunks.add(read < chunk.length ? Arrays.copyOf(chunk, read) : chunk);
    } while (read == chunk.length && hasRoom(length));
    return inMemory(chunks, length, room.keep());
  }

  /** A part grows with what comes, because that may come slowly, and from many. */
  private boolean hasRoom(int length) {
    if (length < buffers.size()) {
      room.take();
      return true;
    }
    return false;
  }

  private Part inMemory(Collection<byte[]> chunks, long length, boolean isApart) {
    return new Part(
        RequestBody.fromContentProvider(() -> stream(chunks), length, TYPE), true, isApart, room);
  }

  private static InputStream stream(Collection<byte[]> chunks) {
    return new SequenceInputStream(
        Collections.enumeration(chunks.stream().map(ByteArrayInputStream::new).toList()));
  }

  /** Gives back what the last part has taken. */
  @Override
  public void close() {
    room.close();
  }
}
