package org.cloudimages.data.digest;

import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Digests of the same bytes, side by side on other threads than the one that brings them. It waits
 * when they are too far behind; the memory for one transfer is bounded, and a short or a slow one
 * takes less. Used by one thread.
 */
public final class Digests {

  private static final int FIRST_CHUNK = 1 << 12;
  private static final int CHUNK = 1 << 16;
  private static final int MOST_CHUNKS = 12;

  private final Map<DigestAlgorithm, Running> running = new EnumMap<>(DigestAlgorithm.class);
  private final Deque<Chunk> busy = new ArrayDeque<>();
  private Chunk chunk = new Chunk(FIRST_CHUNK);

  public Digests(Set<DigestAlgorithm> algorithms, Executor threads) {
    algorithms.forEach(algorithm -> running.put(algorithm, new Running(algorithm, threads)));
  }

  /** Takes bytes in; they may be overwritten when this returns. */
  public void update(byte[] bytes, int offset, int length) {
    int from = offset;
    for (int left = length; left > 0; ) {
      int taken = chunk.fill(bytes, from, left);
      from += taken;
      left -= taken;
      if (chunk.length == CHUNK) {
        compute();
        chunk = next();
      }
    }
  }

  /** Waits for the digests of all bytes; the last call. */
  public Digested finish() {
    compute();
    Map<DigestAlgorithm, String> digested = new EnumMap<>(DigestAlgorithm.class);
    running.forEach((algorithm, digest) -> digested.put(algorithm, digest.hex()));
    return new Digested(digested);
  }

  private void compute() {
    chunk.computed =
        CompletableFuture.allOf(
            running.values().stream()
                .map(digest -> digest.add(chunk))
                .toArray(CompletableFuture[]::new));
    busy.add(chunk);
  }

  /** The oldest chunk again when it can be had, or must be. */
  private Chunk next() {
    if (busy.size() < MOST_CHUNKS && !busy.element().computed.isDone()) {
      return new Chunk(CHUNK);
    }
    Chunk oldest = busy.remove();
    oldest.computed.join();
    oldest.length = 0;
    return oldest;
  }

  /** Bytes that all digests read. */
  private static final class Chunk {
    private byte[] bytes;
    private int length;
    private CompletableFuture<Void> computed;

    Chunk(int capacity) {
      this.bytes = new byte[capacity];
    }

    int fill(byte[] source, int offset, int most) {
      int taken = Math.min(most, CHUNK - length);
      if (bytes.length < length + taken) {
        bytes = Arrays.copyOf(bytes, Math.min(CHUNK, 2 * (length + taken)));
      }
      System.arraycopy(source, offset, bytes, length, taken);
      length += taken;
      return taken;
    }
  }

  /** A digest whose chunks are computed one after the other, on whichever thread is free. */
  private static final class Running {
    private final MessageDigest digest;
    private final Executor threads;
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

    Running(DigestAlgorithm algorithm, Executor threads) {
      this.digest = algorithm.start();
      this.threads = threads;
    }

    CompletableFuture<Void> add(Chunk chunk) {
      last = last.thenRunAsync(() -> digest.update(chunk.bytes, 0, chunk.length), threads);
      return last;
    }

    String hex() {
      last.join();
      return HexFormat.of().formatHex(digest.digest());
    }
  }
}
