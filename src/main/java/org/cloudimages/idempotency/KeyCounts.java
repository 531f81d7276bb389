package org.cloudimages.idempotency;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cloudimages.fault.Fault;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;

/**
 * How many keys projects have: as many as there were when all were counted, and those that this
 * node has added since. With several nodes a project may have some more than it may, those that the
 * others have added since. Thread-safe.
 */
@Singleton
public class KeyCounts {

  /** Seconds between two counts. */
  static final int SECONDS = 60;

  private final KeyRows rows;
  private final IdempotencySettings settings;
  private volatile Map<String, Long> counts;

  @Inject
  KeyCounts(KeyRows rows, IdempotencySettings settings) {
    this.rows = rows;
    this.settings = settings;
  }

  /**
   * Makes sure that the project may have one more.
   *
   * @throws ImagesException 413
   */
  void requireRoom(String project) {
    if (counted().getOrDefault(project, 0L) >= settings.keys()) {
      throw new ImagesException(
          Fault.of(
                  FaultType.OVER_LIMIT,
                  "The project has "
                      + settings.keys()
                      + " values of Idempotency-Key that are kept; it may have no more.")
              .retryAfter(SECONDS));
    }
  }

  /** The node begins without a count. */
  private Map<String, Long> counted() {
    if (counts == null) {
      count();
    }
    return counts;
  }

  void add(String project) {
    counted().merge(project, 1L, Long::sum);
  }

  /** Counts anew. */
  void count() {
    counts = new ConcurrentHashMap<>(rows.counts());
  }

  /** The keys of all projects; 0 before they were counted. */
  long sum() {
    Map<String, Long> known = counts;
    return known == null ? 0 : known.values().stream().mapToLong(Long::longValue).sum();
  }
}
