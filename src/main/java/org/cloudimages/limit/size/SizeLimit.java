package org.cloudimages.limit.size;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.setting.SettingReader;

/**
 * How large an image may be.
 *
 * @param bytes that one may have
 */
@Singleton
public record SizeLimit(long bytes) {

  @Inject
  public SizeLimit(SettingReader settings) {
    this(settings.number("images.image.max-size", 1L << 40, 0, 999_999_999_999_999_999L));
  }

  /**
   * Makes sure that an image may have so many bytes.
   *
   * @throws ImagesException 413
   */
  public void requireAllowed(long size) {
    if (size > bytes) {
      throw ImagesException.overLimit("An image may have " + bytes + " bytes at most.");
    }
  }
}
