package org.cloudimages.data.upload;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.cloudimages.fault.ImagesException;

/** The right to write a blob, which is renewed from time to time. Used by one thread. */
final class Lease {

  private static final Logger LOG = System.getLogger(Lease.class.getName());

  private final BooleanSupplier renewal;
  private final Supplier<ImagesException> loss;
  private final long interval;
  private final long duration;
  private long checked = System.nanoTime();
  private long renewed = checked;

  /**
   * A lease that was taken just now.
   *
   * @param renewal says whether it could be renewed; throws when nobody can tell
   * @param loss says why it is no longer to be had
   */
  Lease(UploadSettings settings, BooleanSupplier renewal, Supplier<ImagesException> loss) {
    this.renewal = renewal;
    this.loss = loss;
    this.interval = settings.check().toNanos();
    this.duration = settings.lease().toNanos();
  }

  /**
   * Renews it when that is due. A database that is away for less than the lease does no harm.
   *
   * @throws ImagesException the loss when there is nothing left to renew, 503 when it has run out
   */
  void keep() {
    long now = System.nanoTime();
    if (now - checked < interval) {
      return;
    }
    checked = now;
    if (isRenewed()) {
      renewed = now;
    } else if (now - renewed > duration) {
      throw ImagesException.unavailable();
    }
  }

  private boolean isRenewed() {
    boolean ours;
    try {
      ours = renewal.getAsBoolean();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The lease of an upload could not be renewed", e);
      return false;
    }
    if (!ours) {
      throw loss.get();
    }
    return true;
  }
}
