package org.cloudimages.idempotency;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;
import org.cloudimages.database.DatabaseClock;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.idempotency.entity.KeptAnswer;
import org.cloudimages.limit.quota.TakesQuota;

/** The transaction of a request that came with a key. */
@Singleton
public class KeyedWork {

  private final KeyRows rows;
  private final DatabaseClock clock;

  @Inject
  KeyedWork(KeyRows rows, DatabaseClock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /**
   * Does what is asked for and keeps the answer: when this has returned both are committed, and
   * when it throws neither is.
   *
   * @param work may take part in this transaction, and begin none of its own
   * @throws ImagesException what the work throws; 409 where it was done, or may be, by another node
   */
  @TakesQuota
  @Transactional
  public KeptAnswer once(KeyedRequest request, Supplier<KeptAnswer> work) {
    KeptAnswer answer = work.get();
    rows.add(request.row(clock.instant()).answered(answer));
    return answer;
  }
}
