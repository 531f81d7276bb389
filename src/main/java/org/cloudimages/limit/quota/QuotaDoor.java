package org.cloudimages.limit.quota;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.cloudimages.database.Database;
import org.cloudimages.fault.ImagesException;

/**
 * Stands around each transaction that {@link TakesQuota}: whoever takes something comes through
 * here.
 */
@Interceptor
@TakesQuota
// because it counts when the transaction has ended, which @Transactional does at 200
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 50)
public class QuotaDoor {

  private final UsageCount usage;
  private final Database database;

  @Inject
  QuotaDoor(UsageCount usage, Database database) {
    this.usage = usage;
    this.database = database;
  }

  @AroundInvoke
  Object pass(InvocationContext transaction) throws Exception {
    if (database.isInTransaction()) {
      // because only the one that opened it, who came through here too, can begin it again
      return transaction.proceed();
    }
    try {
      return transaction.proceed();
    } catch (UncountedException e) {
      usage.count(e.projectId());
    }
    try {
      return transaction.proceed();
    } catch (UncountedException e) {
      // because a node has started just now, and another one in the moment before
      throw ImagesException.unavailable();
    }
  }
}
