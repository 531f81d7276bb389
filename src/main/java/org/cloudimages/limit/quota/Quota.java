package org.cloudimages.limit.quota;

/** What a project may have so much of. */
public enum Quota {
  /** Images. */
  IMAGES("images.quota.count", "image_count_total", 1),
  /** Bytes of images in all stores together, limited in MiB. */
  SIZE("images.quota.size", "image_size_total", 1 << 20),
  /** Bytes that are staged, limited in MiB. */
  STAGE("images.quota.stage", "image_stage_total", 1 << 20),
  /** Uploads at once. */
  UPLOADING("images.quota.uploading", "image_count_uploading", 1);

  private final String key;
  private final String text;
  private final long unit;

  Quota(String key, String text, long unit) {
    this.key = key;
    this.text = text;
    this.unit = unit;
  }

  /** The setting for every project; with a dot and its id, for one. */
  String key() {
    return key;
  }

  /** The name that the field has for it. */
  String text() {
    return text;
  }

  /** How many of what is counted make one of what is limited. */
  long unit() {
    return unit;
  }
}
