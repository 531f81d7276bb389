package org.cloudimages.reclaim.scan;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.cloudimages.setting.SettingReader;

/**
 * What operators may set about the scan for orphans.
 *
 * @param interval how often the stores are scanned; zero for never
 * @param grace how old an object without a row must be
 * @param removes whether the scan removes what it finds
 */
@Singleton
public record ScanSettings(Duration interval, Duration grace, boolean removes) {

  @Inject
  public ScanSettings(SettingReader settings) {
    this(
        settings.duration("images.reclaim.orphan-scan", "PT0S"),
        settings.duration("images.reclaim.orphan-grace", "PT24H"),
        settings.word("images.reclaim.orphans", "report", "remove").equals("remove"));
  }
}
