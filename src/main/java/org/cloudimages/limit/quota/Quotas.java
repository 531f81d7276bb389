package org.cloudimages.limit.quota;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.cloudimages.fault.ImagesException;

/**
 * What projects may keep, and what they do keep. Thread-safe.
 *
 * <p>A quota is hard: who makes an image takes it, in the transaction that makes it, from the row
 * of the project, and who deletes one gives it back in the transaction that deletes it. A
 * transaction that takes something is one that {@link TakesQuota}.
 */
@Singleton
public class Quotas {

  private static final long UNBOUNDED = Long.MAX_VALUE;

  private final ProjectLimits limits;
  private final UsageRows rows;
  private final UsageCount usage;

  @Inject
  Quotas(ProjectLimits limits, UsageRows rows, UsageCount usage) {
    this.limits = limits;
    this.rows = rows;
    this.usage = usage;
  }

  /** Whether anything is bounded; where nothing is, nothing here sends a statement. */
  public boolean areSet() {
    return limits.areSet();
  }

  /**
   * Takes an image for the project in the running transaction, which from here on keeps others of
   * the project waiting.
   *
   * @param projectId null where an image belongs to nobody
   * @throws ImagesException 413 when the project has as many images as it may have
   */
  public void takeImage(String projectId) {
    if (!areSet() || projectId == null) {
      return;
    }
    usage.requireTrust(projectId);
    long limit = limits.limit(Quota.IMAGES, projectId).orElse(UNBOUNDED);
    if (!rows.takeImage(projectId, limit)) {
      throw rows.isVerified(projectId)
          ? limits.exceeded(Quota.IMAGES, "The project may have at most " + limit + " images.")
          : new UncountedException(projectId);
    }
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
   * ends.
   */
  void hold(String projectId) {
    usage.requireTrust(projectId);
    if (!rows.hold(projectId)) {
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
    long used = usage.of(projectId).images();
    return Optional.of(new Usage(limits.limit(Quota.IMAGES, projectId).orElse(-1), used));
  }
}
