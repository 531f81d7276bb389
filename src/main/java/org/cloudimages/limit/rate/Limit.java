package org.cloudimages.limit.rate;

import java.util.OptionalInt;
import java.util.concurrent.atomic.LongAdder;
import org.cloudimages.fault.ImagesException;

/**
 * A rate that was set, and the buckets that keep it.
 *
 * @param refusals counts the requests that were refused
 */
record Limit<B extends Buckets>(Rate rate, B buckets, LongAdder refusals) {

  Limit(Rate rate, B buckets) {
    this(rate, buckets, new LongAdder());
  }

  /** A rate that is kept in the memory of this node. */
  static Limit<LocalBuckets> local(Rate rate) {
    return new Limit<>(rate, new LocalBuckets(rate));
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
      refusals.increment();
      throw rate.exceeded(who, seconds.getAsInt());
    }
  }
}
