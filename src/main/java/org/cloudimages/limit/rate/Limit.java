package org.cloudimages.limit.rate;

import java.util.Optional;
import java.util.OptionalInt;
import org.cloudimages.fault.ImagesException;
import org.eclipse.microprofile.config.Config;

/** A rate that was set, and the buckets that keep it. */
record Limit<B extends Buckets>(Rate rate, B buckets) {

  /** Reads a rate that is kept in the memory of this node; empty where the key is not set. */
  static Optional<Limit<LocalBuckets>> local(Config config, String key) {
    return Rate.of(config, key).map(rate -> new Limit<>(rate, new LocalBuckets(rate)));
  }

  /** Reads a rate that there is unless it is set to {@code off}. */
  static Optional<Limit<LocalBuckets>> local(Config config, String key, String usual) {
    String text = config.getOptionalValue(key, String.class).orElse(usual);
    if (text.strip().equals("off")) {
      return Optional.empty();
    }
    Rate rate = Rate.parse(key, text);
    return Optional.of(new Limit<>(rate, new LocalBuckets(rate)));
  }

  /**
   * Counts one.
   *
   * @param who what is limited, as the subject of a sentence
   * @throws ImagesException 413 with the seconds to wait where the rate is used up
   */
  void count(String key, String who) {
    refuse(buckets.take(key), who);
  }

  /** Ends the request where there are seconds to wait. */
  void refuse(OptionalInt seconds, String who) {
    if (seconds.isPresent()) {
      throw rate.exceeded(who, seconds.getAsInt());
    }
  }
}
