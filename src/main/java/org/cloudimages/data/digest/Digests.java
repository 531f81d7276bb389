package org.cloudimages.data.digest;

import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.hash.DigestAlgorithm;

/**
 * Digests of the same bytes, side by side on other threads than the one that brings them. It waits
 * when they are too far behind; the memory for one transfer is bounded, and a short or a slow one
 * takes less. Where there is nothing to compute it costs nothing. Used by one thread.
 */
public final class Digests {

  private static final int FIRST_CHUNK = 1 << 12;
  private static final int CHUNK = 1 << 16;
  private static final int MAX_CHUNKS = 12;

  private final Map<DigestAlgorithm, Running> running = new EnumMap<>(DigestAlgorithm.class);
  private final List<ExpectedDigest> expected;
  private final Deque<Chunk> busy = new ArrayDeque<>();
  private Chunk chunk = new Chunk(FIRST_CHUNK);

  /**
   * Digests of no bytes yet.
   *
   * @param algorithms what to compute in any case
   * @param expected what the bytes are to have, be it computed anyway or not
   */
  public Digests(Set<DigestAlgorithm> algorithms, List<ExpectedDigest> expected, Executor threads) {
    Set<DigestAlgorithm> all = EnumSet.noneOf(DigestAlgorithm.class);
    all.addAll(algorithms);
    expected.forEach(digest -> all.add(digest.algorithm()));
    all.forEach(algorithm -> running.put(algorithm, new Running(algorithm, threads)));
    this.expected = List.copyOf(expected);
  }

  /** Takes bytes in; they may be overwritten when this returns. */
  public void update(byte[] bytes, int offset, int length) {
    int from = offset;
    for (int left = running.isEmpty() ? 0 : length; left > 0; ) {
      int taken = chunk.fill(bytes, from, left);
      from += taken;
      left -= taken;
      if (chunk.length == CHUNK) {
        compute();
        chunk = next();
      }
    }
  }

  /**
   * Waits for the digests of all bytes; the last call.
   *
   * @throws ImagesException 400 when they are not those that are expected
   */
  public DigestValues finish() {
    compute();
    Map<DigestAlgorithm, String> values = new EnumMap<>(DigestAlgorithm.class);
    running.forEach((algorithm, digest) -> values.put(algorithm, digest.hex()));
    DigestValues digested = new DigestValues(values);
    expected.forEach(digest -> digest.verify(digested));
    return digested;
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
    if (busy.size() < MAX_CHUNKS && !busy.element().computed.isDone()) {
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
