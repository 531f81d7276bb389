package org.cloudimages.data.upload;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.cloudimages.fault.ImagesException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What operators may set about uploads. */
@Singleton
public class UploadSettings {

  private static final String MAX_SIZE = "images.image.max-size";
  private static final String LEASE = "images.upload.lease";
  private static final String CHECK = "images.upload.check";

  private final long maxSize;
  private final Duration lease;
  private final Duration check;

  @Inject
  UploadSettings(
      @ConfigProperty(name = MAX_SIZE, defaultValue = "1099511627776") String maxSize,
      @ConfigProperty(name = LEASE, defaultValue = "PT5M") String lease,
      @ConfigProperty(name = CHECK, defaultValue = "PT5S") String check) {
    this.maxSize = bytes(MAX_SIZE, maxSize.strip());
    this.lease = duration(LEASE, lease.strip());
    this.check = duration(CHECK, check.strip());
    if (this.check.multipliedBy(2).compareTo(this.lease) > 0) {
      throw new IllegalArgumentException(
          CHECK + " must be at most half of " + LEASE + ", but is: " + check);
    }
  }

  /**
   * Makes sure that an image may have so many bytes.
   *
   * @throws ImagesException 413
   */
  void requireAllowed(long size) {
    if (size > maxSize) {
      throw ImagesException.overLimit("An image may have " + maxSize + " bytes at most.");
    }
  }

  /** How long a writer that says nothing is taken for alive. */
  Duration lease() {
    return lease;
  }

  /** How often a writer says that it lives, and looks whether its image still does. */
  Duration check() {
    return check;
  }

  private static long bytes(String key, String text) {
    if (!text.matches("\\d{1,18}")) {
      throw new IllegalArgumentException(key + " must be a number of bytes, but is: " + text);
    }
    return Long.parseLong(text);
  }

  private static Duration duration(String key, String text) {
    try {
      Duration duration = Duration.parse(text);
      if (duration.compareTo(Duration.ZERO) > 0) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      // because it is answered below
    }
    throw new IllegalArgumentException(key + " must be a duration such as PT5S, but is: " + text);
  }
}
