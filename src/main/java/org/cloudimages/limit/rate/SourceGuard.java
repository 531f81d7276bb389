package org.cloudimages.limit.rate;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Stream;
import org.cloudimages.fault.ImagesException;

/**
 * How many requests one address may send ({@code images.limit.source}), and how many of them may
 * fail to authenticate ({@code images.limit.source.failures}). Both are off where they are not set,
 * because a node cannot know whether all its clients come through one proxy. Counted in the memory
 * of this node. Thread-safe.
 */
@Singleton
public class SourceGuard {

  private final Optional<Limit<LocalBuckets>> requests;
  private final Optional<Limit<LocalBuckets>> failures;

  @Inject
  SourceGuard(RateSettings settings) {
    this.requests = settings.source().map(Limit::local);
    this.failures = settings.sourceFailures().map(Limit::local);
  }

  /** Whether any rate is set; without one there is nothing to count. */
  boolean isSet() {
    return requests.isPresent() || failures.isPresent();
  }

  /**
   * Counts one request, and lets nobody on whose authentications failed too often.
   *
   * @throws ImagesException 413 with the seconds to wait
   */
  void admit(String source) {
    failures.ifPresent(
        limit ->
            limit.refuse(
                limit.buckets().look(source), "Failed authentications from one address are"));
    requests.ifPresent(limit -> limit.count(source, "Requests from one address are"));
  }

  /** How many requests were refused. */
  public long refusals() {
    return Stream.of(requests, failures)
        .flatMap(Optional::stream)
        .mapToLong(limit -> limit.refusals().sum())
        .sum();
  }

  /** Counts one request that failed to authenticate. */
  void countFailure(String source) {
    failures.ifPresent(limit -> limit.buckets().take(source));
  }
}
