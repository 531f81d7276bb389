package org.cloudimages.image.deletion;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.retention.Retention;
import org.cloudimages.limit.quota.DataQuotas;
import org.cloudimages.limit.quota.Quota;
import org.cloudimages.limit.quota.Quotas;

/**
 * What deleting an image gives back of the quota of its project, and what restoring one takes. Each
 * call takes part in the running transaction and comes before the blobs are touched, because who
 * sums them up holds the row that it changes.
 */
@Singleton
public class DeletionQuotas {

  private final Quotas quotas;
  private final DataQuotas dataQuotas;
  private final Retention retention;

  @Inject
  DeletionQuotas(Quotas quotas, DataQuotas dataQuotas, Retention retention) {
    this.quotas = quotas;
    this.dataQuotas = dataQuotas;
    this.retention = retention;
  }

  /**
   * Notes that an image was deleted.
   *
   * @param owner looked up only where a quota is set
   * @param kept whether it is in the recycle bin now
   */
  void deleted(Supplier<String> owner, boolean kept) {
    if (!quotas.areSet()) {
      return;
    }
    if (kept && retention.counts()) {
      quotas.holdIfKnown(owner.get());
    } else {
      quotas.giveImageBack(owner.get());
    }
  }

  /**
   * Notes that an image leaves the recycle bin as an image, in a transaction that {@link
   * org.cloudimages.limit.quota.TakesQuota}.
   *
   * @throws org.cloudimages.fault.ImagesException 413 when the project has no room for it
   */
  public void restored(Image image) {
    if (retention.counts()) {
      quotas.holdIfKnown(image.owner());
    } else {
      quotas.takeImage(image.owner());
      dataQuotas.requireRoom(image.owner(), Quota.SIZE, image.storedBytes());
    }
  }

  /** Notes that an image leaves the recycle bin for good. */
  public void purged(Image image) {
    if (retention.counts()) {
      quotas.giveImageBack(image.owner());
    }
  }
}
