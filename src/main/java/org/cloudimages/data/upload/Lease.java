package org.cloudimages.data.upload;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.cloudimages.fault.ImagesException;

/** The right to write a blob, which is renewed from time to time. Used by one thread. */
final class Lease {

  private static final Logger LOG = System.getLogger(Lease.class.getName());

  private final Upload upload;
  private final UploadClaims claims;
  private final long interval;
  private final long duration;
  private long checked = System.nanoTime();
  private long renewed = checked;

  /** The lease of an upload that was claimed just now. */
  Lease(Upload upload, UploadClaims claims, UploadSettings settings) {
    this.upload = upload;
    this.claims = claims;
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
      ours = claims.renew(upload);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The lease of an upload could not be renewed", e);
      return false;
    }
    if (!ours) {
      throw claims.loss(upload);
    }
    return true;
  }
}
