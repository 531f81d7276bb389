package org.cloudimages.format;

import java.util.Arrays;
import java.util.Optional;

/** Cuts out of the passing data what one reader wants to see. */
final class Feed {

  private final FormatReader reader;
  private Optional<Stretch> wanted;
  private byte[] seen = {};
  private int filled;

  Feed(FormatReader reader) {
    this.reader = reader;
    this.wanted = Optional.of(reader.first());
  }

  boolean isDone() {
    return wanted.isEmpty();
  }

  /**
   * Takes from the data what is wanted.
   *
   * @param position of the first of the bytes in all data
   */
  void take(long position, byte[] bytes, int offset, int length) {
    long end = position + length;
    while (wanted.isPresent() && end > wanted.get().start() + filled) {
      Stretch stretch = wanted.get();
      int from = (int) (stretch.start() + filled - position);
      fill(stretch, bytes, offset + from, length - from);
      if (filled == stretch.length()) {
        advance(stretch);
      }
    }
  }

  Optional<Finding> finish(Bytes tail, long length) {
    if (wanted.isPresent()) {
      reader.next(new Bytes(seen, filled));
      wanted = Optional.empty();
    }
    return reader.finish(tail, length);
  }

  private void fill(Stretch stretch, byte[] bytes, int offset, int available) {
    int count = Math.min(stretch.length() - filled, available);
    if (seen.length < filled + count) {
      seen = Arrays.copyOf(seen, Math.min(stretch.length(), 2 * (filled + count)));
    }
    System.arraycopy(bytes, offset, seen, filled, count);
    filled += count;
  }

  private void advance(Stretch stretch) {
    wanted = reader.next(new Bytes(seen, filled));
    seen = new byte[0];
    filled = 0;
    if (wanted.isPresent() && wanted.get().start() < stretch.end()) {
      throw new IllegalStateException(reader.getClass().getSimpleName() + " looks back");
    }
  }

  int held() {
    return seen.length;
  }
}
