package org.cloudimages.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cloudimages.fault.Fault;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.eclipse.microprofile.config.Config;

/**
 * Token buckets, one a project and {@link VerbClass}, in the memory of this node; off where {@code
 * images.limit.rate.<class>} is not set. Thread-safe.
 */
@Singleton
public class RateLimits {

  private record Key(String projectId, VerbClass verbs) {}

  private final Map<VerbClass, Rate> rates = new EnumMap<>(VerbClass.class);
  private final Map<Key, Bucket> buckets = new ConcurrentHashMap<>();

  @Inject
  RateLimits(Config config) {
    for (VerbClass verbs : VerbClass.values()) {
      String key = "images.limit.rate." + verbs.name().toLowerCase(Locale.ROOT);
      config
          .getOptionalValue(key, String.class)
          .ifPresent(text -> rates.put(verbs, Rate.parse(key, text)));
    }
  }

  /**
   * Counts one request.
   *
   * @throws ImagesException 413 with the seconds to wait when the project has used up its rate
   */
  void count(String projectId, VerbClass verbs, String method) {
    Rate rate = rates.get(verbs);
    if (rate == null) {
      return;
    }
    ConsumptionProbe probe =
        buckets
            .computeIfAbsent(new Key(projectId, verbs), key -> bucket(rate))
            .tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      throw new ImagesException(
          Fault.of(FaultType.OVER_LIMIT, "Too many requests.")
              .details(method + " is limited to " + rate.describe() + ".")
              .retryAfter(seconds(probe.getNanosToWaitForRefill())));
    }
  }

  private static Bucket bucket(Rate rate) {
    return Bucket.builder()
        .addLimit(
            limit -> limit.capacity(rate.requests()).refillGreedy(rate.requests(), rate.period()))
        .build();
  }

  private static int seconds(long nanos) {
    return (int) Duration.ofNanos(nanos).plusMillis(999).toSeconds();
  }
}
