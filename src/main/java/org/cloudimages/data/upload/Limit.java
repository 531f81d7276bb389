package org.cloudimages.data.upload;

import java.util.OptionalLong;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.limit.quota.DataQuotas;

/**
 * How many bytes an upload may bring: what any image may have, and what the quota of its project
 * gives it, slice by slice. Used by one thread.
 */
final class Limit {

  private final Upload upload;
  private final UploadClaims claims;
  private final UploadSettings settings;
  private long noted;
  private boolean bounded;

  /** What an upload may bring that was claimed just now. */
  Limit(Upload upload, UploadClaims claims, UploadSettings settings) {
    this.upload = upload;
    this.claims = claims;
    this.settings = settings;
    this.noted = upload.blob().size();
    this.bounded = upload.bounded();
  }

  /**
   * Makes sure that so many bytes may come in all.
   *
   * @throws ImagesException 413, the loss of the claim
   */
  void require(long bytes) {
    settings.requireAllowed(bytes);
    if (bounded && bytes > noted) {
      extend(bytes);
    }
  }

  private void extend(long needed) {
    OptionalLong allowed = claims.extend(upload, noted, needed);
    if (allowed.isEmpty()) {
      throw claims.loss(upload);
    }
    if (allowed.getAsLong() < needed) {
      throw claims.full(upload);
    }
    if (allowed.getAsLong() == DataQuotas.UNBOUNDED) {
      bounded = false;
    } else {
      noted = allowed.getAsLong();
    }
  }

  /** The bytes that the blob is noted with. */
  long noted() {
    return noted;
  }
}
