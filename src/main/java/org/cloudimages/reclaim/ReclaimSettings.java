package org.cloudimages.reclaim;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.cloudimages.setting.SettingReader;

/**
 * What operators may set about what is left of uploads and deletes, without what becomes of its
 * bytes.
 *
 * @param leaseMargin how long after the end of its lease a writer may still send bytes
 * @param tombstonesKept how long the row of a deleted image is kept
 * @param tombstonesInterval how often such rows are looked for
 */
@Singleton
public record ReclaimSettings(
    Duration leaseMargin, Duration tombstonesKept, Duration tombstonesInterval) {

  @Inject
  public ReclaimSettings(SettingReader settings) {
    this(
        settings.duration("images.reclaim.lease-margin", "PT1M"),
        settings.duration("images.tombstones.keep", "P30D"),
        settings.duration("images.tombstones.interval", "PT1H", "PT0.1S"));
  }
}
