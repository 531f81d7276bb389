package org.cloudimages.reclaim.scan;

import java.util.Arrays;
import java.util.UUID;

/**
 * Remembers which ids were seen, in eight bytes each; one in a billion billion it takes for seen
 * that was not. Ids go in first and are looked for afterwards. Not thread-safe.
 */
final class IdSet {

  private static final int MIN_SIZE = 1 << 10;

  private long[] hashes = new long[MIN_SIZE];
  private int size;

  void add(String id) {
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, size * 2);
    }
    hashes[size++] = hash(id);
  }

  /** Ends the adding. */
  void seal() {
    Arrays.sort(hashes, 0, size);
  }

  boolean contains(String id) {
    return Arrays.binarySearch(hashes, 0, size, hash(id)) >= 0;
  }

  private static long hash(String id) {
    UUID uuid = UUID.fromString(id);
    // because the front of such an id is time and its back is chance
    return uuid.getLeastSignificantBits() ^ Long.rotateLeft(uuid.getMostSignificantBits(), 32);
  }
}
