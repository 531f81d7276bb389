package org.cloudimages.data.control;

import org.cloudimages.image.entity.ImageStatus;
import org.cloudimages.policy.Policy;

/** What incoming data are for. */
enum Destination {
  /** To be the data of the image. */
  IMAGE(ImageStatus.SAVING, Policy.UPLOAD_IMAGE),
  /** To be imported later. */
  STAGE(ImageStatus.UPLOADING, Policy.STAGE_IMAGE);

  private final ImageStatus status;
  private final Policy policy;

  Destination(ImageStatus status, Policy policy) {
    this.status = status;
    this.policy = policy;
  }

  /** The status of the image while the data come in. */
  ImageStatus status() {
    return status;
  }

  /** What the caller must be allowed to do. */
  Policy policy() {
    return policy;
  }
}
