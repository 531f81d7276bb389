package org.cloudimages.proof;

import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The images that the clients of one workload have in common, as far as they know: what one does to
 * an image meets what others do to it. Thread-safe.
 */
final class Population {

  private final String name;
  private final int most;
  private final Map<String, Boolean> images = new ConcurrentHashMap<>();

  /**
   * No images yet.
   *
   * @param most how many there are at once, about
   */
  Population(String name, int most) {
    this.name = name;
    this.most = most;
  }

  /** The name of all its images. */
  String name() {
    return name;
  }

  boolean isFull() {
    return images.size() >= most;
  }

  /** A new id, which nobody else meets before it is added. */
  String next() {
    return UUID.randomUUID().toString();
  }

  void add(String image) {
    images.put(image, true);
  }

  void remove(String image) {
    images.remove(image);
  }

  /** Any of them. */
  Optional<String> any(SplittableRandom random) {
    int size = images.size();
    return size == 0
        ? Optional.empty()
        : images.keySet().stream().skip(random.nextInt(size)).findFirst();
  }
}
