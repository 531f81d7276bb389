package org.cloudimages.image.deletion;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.identity.Caller;
import org.cloudimages.image.access.ImageAccess;
import org.cloudimages.image.access.SeenImage;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.retention.DeletionSettings;
import org.cloudimages.policy.Policy;

/**
 * What must hold of an image that is deleted: the caller may, it is not protected, and it has not
 * been until a moment ago ({@code images.protection.cooldown}).
 */
@Singleton
public class DeletionRule {

  /** Later than any image was unprotected, on whatever node. */
  private static final Instant EVER = Instant.parse("9999-12-31T00:00:00Z");

  private final ImageAccess access;
  private final Duration cooldown;

  @Inject
  DeletionRule(ImageAccess access, DeletionSettings settings) {
    this.access = access;
    this.cooldown = settings.cooldown();
  }

  /** The last moment at which an image that is deleted now may have been unprotected. */
  Instant coolSince(Instant now) {
    return cooldown.isZero() ? EVER : now.minus(cooldown);
  }

  /**
   * Makes sure that the caller may delete an image that he can see.
   *
   * @throws ImagesException 403
   */
  void require(SeenImage seen, Caller caller, Instant now) {
    access.require(Policy.DELETE_IMAGE, seen, caller);
    Image image = seen.image();
    if (image.isProtected()) {
      throw ImagesException.forbidden(
          "Image " + image.id() + " is protected; set protected to false before deleting it.");
    }
    image
        .unprotectedAt()
        .filter(lifted -> lifted.isAfter(coolSince(now)))
        .ifPresent(
            lifted -> {
              throw ImagesException.forbidden(
                  "Image "
                      + image.id()
                      + " was protected a short time ago; it can be deleted from "
                      + wholeSecond(lifted.plus(cooldown))
                      + " on.");
            });
  }

  /** Rounded up, so that a client that waits for it is not refused again. */
  private static Instant wholeSecond(Instant instant) {
    return instant.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
  }
}
