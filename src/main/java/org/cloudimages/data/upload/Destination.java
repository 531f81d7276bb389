package org.cloudimages.data.upload;

import org.cloudimages.image.entity.ImageStatus;
import org.cloudimages.limit.quota.Quota;
import org.cloudimages.policy.Policy;

/** What incoming data are for. */
public enum Destination {
  /** To be the data of the image. */
  IMAGE(ImageStatus.SAVING, Policy.UPLOAD_IMAGE, Quota.SIZE),
  /** To be imported later. */
  STAGE(ImageStatus.UPLOADING, Policy.STAGE_IMAGE, Quota.STAGE);

  private final ImageStatus status;
  private final Policy policy;
  private final Quota quota;

  Destination(ImageStatus status, Policy policy, Quota quota) {
    this.status = status;
    this.policy = policy;
    this.quota = quota;
  }

  /** The status of the image while the data come in. */
  ImageStatus status() {
    return status;
  }

  /** What bounds the bytes of a project. */
  public Quota quota() {
    return quota;
  }

  /** What the caller must be allowed to do. */
  Policy policy() {
    return policy;
  }
}
