package org.cloudimages.image.methods;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.cloudimages.image.entity.ImageStatus;
import org.cloudimages.policy.Policy;

/** Where an import takes its data from. */
public enum ImportMethod {
  /** What was staged. */
  GLANCE_DIRECT(ImageStatus.UPLOADING, Policy.IMPORT_IMAGE),
  /** What lies under a URL. */
  WEB_DOWNLOAD(ImageStatus.QUEUED, Policy.IMPORT_IMAGE),
  /** What an image of another region has. */
  GLANCE_DOWNLOAD(ImageStatus.QUEUED, Policy.IMPORT_IMAGE),
  /** The stores that the image lies in already. */
  COPY_IMAGE(ImageStatus.ACTIVE, Policy.COPY_IMAGE);

  private final String text = name().toLowerCase(Locale.ROOT).replace('_', '-');
  private final ImageStatus status;
  private final Policy policy;

  ImportMethod(ImageStatus status, Policy policy) {
    this.status = status;
    this.policy = policy;
  }

  /** Returns the method of that word. */
  public static Optional<ImportMethod> of(String text) {
    return Arrays.stream(values()).filter(method -> method.text.equals(text)).findFirst();
  }

  /** The word on the wire. */
  public String text() {
    return text;
  }

  /** The status that an image must have. */
  public ImageStatus status() {
    return status;
  }

  /** Whether the data come from elsewhere, in the place of any that were here. */
  public boolean fetches() {
    return status == ImageStatus.QUEUED;
  }

  /** What the caller must be allowed to do. */
  public Policy policy() {
    return policy;
  }
}
