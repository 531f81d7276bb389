package org.cloudimages.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;

/** Bytes that can be made again at any time and are never held. */
record Payload(long seed, long size) {

  private static final int SMALL = 4 << 20;
  private static final int LARGE = 64 << 20;
  private static final int LARGE_EVERY = 400;

  /** Mostly small ones of every order of magnitude, no bytes at all included. */
  static Payload random(SplittableRandom random) {
    long size =
        random.nextInt(LARGE_EVERY) == 0
            ? LARGE
            : random.nextInt(1 << random.nextInt(Integer.numberOfTrailingZeros(SMALL) + 1));
    return new Payload(random.nextLong(), size);
  }

  InputStream stream() {
    return new Bytes(seed, size);
  }

  /** SHA-512 in hex. */
  String digest() {
    try (InputStream bytes = stream()) {
      return Digest.of(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Bytes extends InputStream {
    private final SplittableRandom random;
    private final byte[] block = new byte[1 << 14];
    private int at = block.length;
    private long left;

    Bytes(long seed, long size) {
      this.random = new SplittableRandom(seed);
      this.left = size;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (left == 0) {
        return -1;
      }
      if (at == block.length) {
        random.nextBytes(block);
        at = 0;
      }
      int count = (int) Math.min(Math.min(length, block.length - at), left);
      System.arraycopy(block, at, into, offset, count);
      at += count;
      left -= count;
      return count;
    }
  }
}
