package org.cloudimages.limit.quota;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.cloudimages.fault.ImagesException;

/**
 * Counts what projects use. While no quota is set, here or on any other node, nothing is counted;
 * so a node trusts no row from before its start, nor lets the others do so. Thread-safe.
 */
@Singleton
public class UsageCount {

  private static final Logger LOG = System.getLogger(UsageCount.class.getName());
  private static final long PATIENCE_SECONDS = 2;

  private final ProjectLimits limits;
  private final UsageRows rows;
  private final ReentrantLock turn = new ReentrantLock();
  private volatile boolean distrusted;

  @Inject
  UsageCount(ProjectLimits limits, UsageRows rows) {
    this.limits = limits;
    this.rows = rows;
  }

  /** Begins with distrust, or else with the first request that finds the database. */
  void start(@Observes Startup startup) {
    if (limits.areSet()) {
      try {
        distrust();
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "The usage of projects is counted anew with the first request.");
      }
    }
  }

  private void distrust() {
    if (!distrusted) {
      rows.distrust();
      distrusted = true;
    }
  }

  /**
   * Ends the running transaction where this node trusts no row yet or does not know the limits of
   * the project; {@link QuotaDoor} begins it again.
   */
  void requireTrust(String projectId) {
    if (!distrusted || !limits.areKnown(projectId)) {
      throw new UncountedException(projectId);
    }
  }

  /**
   * Counts what a project uses, outside of a transaction, unless that is known.
   *
   * @throws ImagesException 503 when it cannot be counted
   */
  void count(String projectId) {
    // because nobody may wait for another service with a connection or a lock in hand
    limits.read(projectId);
    countInTurn(projectId);
  }

  /** One at a time, because it keeps everybody from writing. */
  private void countInTurn(String projectId) {
    if (!hasTurn()) {
      throw ImagesException.unavailable();
    }
    try {
      distrust();
      if (rows.verified(projectId).isEmpty()) {
        rows.verify(projectId);
      }
    } finally {
      turn.unlock();
    }
  }

  private boolean hasTurn() {
    try {
      return turn.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * What a project uses, counted where nobody knows it.
   *
   * @throws ImagesException 503 when it cannot be counted
   */
  ProjectUsage of(String projectId) {
    limits.read(projectId);
    if (!distrusted || rows.verified(projectId).isEmpty()) {
      countInTurn(projectId);
    }
    return rows.verified(projectId).orElseThrow(ImagesException::unavailable);
  }
}
