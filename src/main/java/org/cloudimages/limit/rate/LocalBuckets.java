package org.cloudimages.limit.rate;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Token buckets of one rate in the memory of this node, one a key. Thread-safe.
 *
 * <p>They lie in two generations. A key that is used moves to the young one; when that has lasted
 * for the time in which an empty bucket fills up, or has too many keys, it becomes the old one, and
 * what was left there is forgotten. So a bucket that goes by time was full again, which is what a
 * new one would be, and memory is bounded whatever keys come.
 */
final class LocalBuckets implements Buckets {

  /** Keys in a generation: some 5 MB. */
  static final int MAX_BUCKETS = 10_000;

  private record Generations(Map<String, Bucket> young, Map<String, Bucket> old, long bornAt) {}

  private final Rate rate;
  private final TimeMeter time;
  private volatile Generations generations;

  LocalBuckets(Rate rate) {
    this(rate, TimeMeter.SYSTEM_NANOTIME);
  }

  LocalBuckets(Rate rate, TimeMeter time) {
    this.rate = rate;
    this.time = time;
    this.generations = new Generations(new ConcurrentHashMap<>(), Map.of(), now());
  }

  @Override
  public OptionalInt take(String key) {
    ConsumptionProbe probe = bucket(key).tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? OptionalInt.empty()
        : OptionalInt.of(Rate.seconds(probe.getNanosToWaitForRefill()));
  }

  /** Returns the seconds to wait where there is no token, but takes none and makes no bucket. */
  OptionalInt look(String key) {
    Bucket bucket = known(key);
    if (bucket == null) {
      return OptionalInt.empty();
    }
    EstimationProbe probe = bucket.estimateAbilityToConsume(1);
    return probe.canBeConsumed()
        ? OptionalInt.empty()
        : OptionalInt.of(Rate.seconds(probe.getNanosToWaitForRefill()));
  }

  /** Whether tokens were taken that have not come back yet. */
  boolean hasTaken(String key) {
    Bucket bucket = known(key);
    return bucket != null && bucket.getAvailableTokens() < rate.requests();
  }

  private Bucket known(String key) {
    Generations current = generations;
    return current.young().getOrDefault(key, current.old().get(key));
  }

  /** How many keys are remembered. */
  int size() {
    Generations current = generations;
    return current.young().size() + current.old().size();
  }

  private Bucket bucket(String key) {
    Generations current = current();
    return current.young().computeIfAbsent(key, name -> older(current, name));
  }

  private Bucket older(Generations current, String key) {
    Bucket known = current.old().get(key);
    return known != null ? known : fresh();
  }

  private Generations current() {
    Generations current = generations;
    return isOver(current) ? next() : current;
  }

  private synchronized Generations next() {
    Generations current = generations;
    // because another thread may have been here first
    if (isOver(current)) {
      generations = new Generations(new ConcurrentHashMap<>(), current.young(), now());
    }
    return generations;
  }

  private boolean isOver(Generations current) {
    return now() - current.bornAt() > rate.period().toNanos()
        || current.young().size() >= MAX_BUCKETS;
  }

  private long now() {
    return time.currentTimeNanos();
  }

  private Bucket fresh() {
    return Bucket.builder().withCustomTimePrecision(time).addLimit(rate.bandwidth()).build();
  }
}
