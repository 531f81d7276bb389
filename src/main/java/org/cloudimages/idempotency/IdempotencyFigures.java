package org.cloudimages.idempotency;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.cloudimages.management.ManagementBean;

/** The figures of keys of requests. */
@Singleton
public class IdempotencyFigures implements IdempotencyMXBean, ManagementBean {

  private final KeyCounts counts;
  private final KeyedRequests requests;

  @Inject
  IdempotencyFigures(KeyCounts counts, KeyedRequests requests) {
    this.counts = counts;
    this.requests = requests;
  }

  @Override
  public Class<?> contract() {
    return IdempotencyMXBean.class;
  }

  @Override
  public long getKeys() {
    return counts.sum();
  }

  @Override
  public long getReplays() {
    return requests.replays();
  }

  @Override
  public long getConflicts() {
    return requests.conflicts();
  }
}
