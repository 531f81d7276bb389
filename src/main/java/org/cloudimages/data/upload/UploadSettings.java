package org.cloudimages.data.upload;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.limit.size.SizeLimit;
import org.cloudimages.setting.SettingReader;

/**
 * What operators may set about uploads.
 *
 * @param maxSize bytes that one image may have
 * @param lease how long a writer that says nothing is taken for alive
 * @param check how often a writer says that it lives, and looks whether its image still does
 */
@Singleton
public record UploadSettings(long maxSize, Duration lease, Duration check) {

  private static final String LEASE = "images.upload.lease";
  private static final String CHECK = "images.upload.check";
  private static final String MIN_TIME = "PT0.001S";

  @Inject
  public UploadSettings(SettingReader settings) {
    this(
        new SizeLimit(settings).bytes(),
        settings.duration(LEASE, "PT5M", MIN_TIME),
        settings.duration(CHECK, "PT5S", MIN_TIME));
    if (check.multipliedBy(2).compareTo(lease) > 0) {
      throw settings.invalid(CHECK, "at most half of " + LEASE, check);
    }
  }

  /**
   * Makes sure that an image may have so many bytes.
   *
   * @throws ImagesException 413
   */
  public void requireAllowed(long size) {
    new SizeLimit(maxSize).requireAllowed(size);
  }
}
