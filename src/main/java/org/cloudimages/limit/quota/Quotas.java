package org.cloudimages.limit.quota;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.cloudimages.fault.ImagesException;

/**
 * What projects may keep, and what they do keep. Thread-safe.
 *
 * <p>A quota is hard: who makes an image takes it, in the transaction that makes it, from the row
 * of the project, and who deletes one gives it back in the transaction that deletes it. While no
 * quota is set, here or on any other node, nothing is counted; so a node trusts no row from before
 * its start, nor lets the others do so.
 */
@Singleton
public class Quotas {

  private static final Logger LOG = System.getLogger(Quotas.class.getName());
  private static final long PATIENCE_SECONDS = 2;
  private static final long UNBOUNDED = Long.MAX_VALUE;

  private final ProjectLimits limits;
  private final UsageRows rows;
  private final ReentrantLock counting = new ReentrantLock();
  private volatile boolean distrusted;

  @Inject
  Quotas(ProjectLimits limits, UsageRows rows) {
    this.limits = limits;
    this.rows = rows;
  }

  /** Whether anything is bounded; where nothing is, nothing here sends a statement. */
  public boolean areSet() {
    return limits.areSet();
  }

  /** Begins with distrust, or else with the first request that finds the database. */
  void start(@Observes Startup startup) {
    if (areSet()) {
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
   * Runs a transaction that may take something. When it meets a project whose usage nobody knows it
   * is rolled back, the usage is counted, and it runs once more.
   *
   * @throws ImagesException 503 when the usage cannot be counted
   */
  public <T> T counting(Supplier<T> transaction) {
    try {
      return transaction.get();
    } catch (UncountedException e) {
      count(e.projectId());
    }
    try {
      return transaction.get();
    } catch (UncountedException e) {
      // because a node has started just now, and another one in the moment before
      throw ImagesException.unavailable();
    }
  }

  private void count(String projectId) {
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
      counting.unlock();
    }
  }

  private boolean hasTurn() {
    try {
      return counting.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Takes an image for the project in the running transaction, which from here on keeps others of
   * the project waiting; the transaction is one that {@link #counting} runs.
   *
   * @param projectId null where an image belongs to nobody
   * @throws ImagesException 413 when the project has as many images as it may have
   */
  public void takeImage(String projectId) {
    if (!areSet() || projectId == null) {
      return;
    }
    if (!limits.areKnown(projectId)) {
      throw new UncountedException(projectId);
    }
    OptionalLong limit = limits.limit(Quota.IMAGES, projectId);
    if (!distrusted || !rows.takeImage(projectId, limit.orElse(UNBOUNDED))) {
      throw refusal(projectId, limit.orElse(UNBOUNDED));
    }
  }

  private RuntimeException refusal(String projectId, long limit) {
    return distrusted && rows.isVerified(projectId)
        ? ImagesException.overLimit("The project may have at most " + limit + " images.")
        : new UncountedException(projectId);
  }

  /** Gives an image of the project back in the running transaction. */
  public void giveImageBack(String projectId) {
    if (areSet() && projectId != null) {
      rows.giveImageBack(projectId);
    }
  }

  /**
   * Moves an image from one project to another in the running transaction, see {@link #takeImage}.
   */
  public void moveImage(String from, String to) {
    // because two moves in opposite directions must not wait for each other
    boolean takeFirst = from == null || to == null || to.compareTo(from) < 0;
    if (takeFirst) {
      takeImage(to);
    }
    giveImageBack(from);
    if (!takeFirst) {
      takeImage(to);
    }
  }

  /**
   * Keeps others from taking anything of what the project may have until the running transaction
   * ends, which is one that {@link #counting} runs.
   */
  void hold(String projectId) {
    if (!limits.areKnown(projectId) || !distrusted || !rows.hold(projectId)) {
      throw new UncountedException(projectId);
    }
  }

  /**
   * The same where what the project uses is known; where it is not, whoever needs it will count it,
   * after this transaction has ended.
   *
   * @param projectId null where an image belongs to nobody
   */
  public void holdIfKnown(String projectId) {
    if (areSet() && projectId != null) {
      rows.hold(projectId);
    }
  }

  /** How many images a project has and may have; empty while no quota is set. */
  Optional<Usage> images(String projectId) {
    if (!areSet()) {
      return Optional.empty();
    }
    ProjectUsage usage = known(projectId);
    return Optional.of(new Usage(limits.limit(Quota.IMAGES, projectId).orElse(-1), usage.images()));
  }

  private ProjectUsage known(String projectId) {
    limits.read(projectId);
    if (!distrusted || rows.verified(projectId).isEmpty()) {
      countInTurn(projectId);
    }
    return rows.verified(projectId).orElseThrow(ImagesException::unavailable);
  }
}
