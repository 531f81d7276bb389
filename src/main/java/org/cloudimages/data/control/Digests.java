package org.cloudimages.data.control;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * MD5 and SHA-512 of the same bytes, side by side on other threads than the one that brings them.
 * It waits when they are too far behind; the memory for one transfer is bounded, and a short or a
 * slow one takes less. Used by one thread.
 */
final class Digests {

  private static final int FIRST_CHUNK = 1 << 12;
  private static final int CHUNK = 1 << 16;
  private static final int MOST_CHUNKS = 12;

  private final Running md5;
  private final Running sha512;
  private final Deque<Chunk> busy = new ArrayDeque<>();
  private Chunk chunk = new Chunk(FIRST_CHUNK);

  Digests(Executor threads) {
    this.md5 = new Running("MD5", threads);
    this.sha512 = new Running("SHA-512", threads);
  }

  /** Takes bytes in; they may be overwritten when this returns. */
  void update(byte[] bytes, int offset, int length) {
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
  Digested finish() {
    compute();
    return new Digested(md5.hex(), sha512.hex());
  }

  private void compute() {
    chunk.computed = CompletableFuture.allOf(md5.add(chunk), sha512.add(chunk));
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

  /** Bytes that both digests read. */
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

    Running(String algorithm, Executor threads) {
      this.digest = digest(algorithm);
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

    private static MessageDigest digest(String algorithm) {
      try {
        return MessageDigest.getInstance(algorithm);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
