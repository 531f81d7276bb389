package org.cloudimages.limit.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.OptionalInt;
import org.cloudimages.testing.MovingTime;
import org.junit.jupiter.api.Test;

class LocalBucketsTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final MovingTime clock = new MovingTime();
  private final LocalBuckets buckets = new LocalBuckets(new Rate(2, MINUTE), clock);

  private void empty(String key) {
    assertEquals(OptionalInt.empty(), buckets.take(key));
    assertEquals(OptionalInt.empty(), buckets.take(key));
  }

  @Test
  void emptyBucketTellsTheSecondsToWait() {
    empty("a");

    assertEquals(OptionalInt.of(30), buckets.take("a"));
    clock.pass(Duration.ofMillis(29_500));
    assertEquals(OptionalInt.of(1), buckets.take("a"));
    clock.pass(Duration.ofMillis(500));
    assertEquals(OptionalInt.empty(), buckets.take("a"));
  }

  @Test
  void lookingTakesNothingAndRemembersNothing() {
    for (int n = 0; n < 10; n++) {
      assertEquals(OptionalInt.empty(), buckets.look("a"));
    }
    assertEquals(0, buckets.size());
    empty("a");

    assertEquals(OptionalInt.of(30), buckets.look("a"));
  }

  @Test
  void bucketOutlivesItsGenerationWhileItIsUsed() {
    clock.pass(Duration.ofSeconds(50));
    empty("a");
    clock.pass(Duration.ofSeconds(11));
    assertEquals(OptionalInt.empty(), buckets.take("b"), "begins a generation");

    assertEquals(OptionalInt.of(19), buckets.look("a"));
    assertEquals(OptionalInt.of(19), buckets.take("a"));
  }

  @Test
  void idleBucketsAreForgotten() {
    for (int n = 0; n < 100; n++) {
      buckets.take("idle " + n);
    }
    assertEquals(100, buckets.size());

    clock.pass(MINUTE.plusNanos(1));
    buckets.take("b");
    clock.pass(MINUTE.plusNanos(1));
    buckets.take("b");

    assertEquals(2, buckets.size(), "the one key in both generations");
  }

  @Test
  void memoryIsBoundedWhateverKeysCome() {
    for (int n = 0; n < 5 * LocalBuckets.MAX_BUCKETS; n++) {
      buckets.take("key " + n);
      assertTrue(buckets.size() <= 2 * LocalBuckets.MAX_BUCKETS);
    }
  }
}
