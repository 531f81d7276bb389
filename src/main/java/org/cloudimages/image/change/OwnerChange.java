package org.cloudimages.image.change;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Objects;
import org.cloudimages.blob.Blobs;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.image.entity.Image;
import org.cloudimages.limit.quota.DataQuotas;
import org.cloudimages.limit.quota.Quota;
import org.cloudimages.limit.quota.Quotas;

/** Moves what an image takes from the quotas of one project to those of another. */
@Singleton
class OwnerChange {

  private final Quotas quotas;
  private final DataQuotas dataQuotas;
  private final Blobs blobs;

  @Inject
  OwnerChange(Quotas quotas, DataQuotas dataQuotas, Blobs blobs) {
    this.quotas = quotas;
    this.dataQuotas = dataQuotas;
    this.blobs = blobs;
  }

  /**
   * Charges the image to its owner, in the transaction that has changed it.
   *
   * @param former whose it was; the same where that has not changed
   * @throws ImagesException 413 when the project has no room for it
   */
  void settle(Image image, String former) {
    if (!Objects.equals(former, image.owner())) {
      quotas.moveImage(former, image.owner());
      dataQuotas.requireRoom(image.owner(), Quota.SIZE, image.storedBytes());
      blobs.move(image.id(), image.owner());
    }
  }
}
