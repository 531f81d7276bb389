package org.cloudimages.image.retention;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.cloudimages.setting.Form;
import org.cloudimages.setting.PerProject;
import org.cloudimages.setting.SettingReader;

/**
 * What operators may set about deletes.
 *
 * @param retention how long a deleted image stays in the recycle bin; zero is not at all
 * @param binCounts whether what lies there counts against the quota of its project
 * @param cooldown how long an image that was protected cannot be deleted
 */
@Singleton
public record DeletionSettings(
    PerProject<Duration> retention, boolean binCounts, Duration cooldown) {

  @Inject
  public DeletionSettings(SettingReader settings) {
    this(
        settings.perProject(
            "images.recycle-bin.retention", "PT0S", Form.duration("PT0S", Form.MAX_DURATION)),
        settings.flag("images.recycle-bin.counts", true),
        settings.duration("images.protection.cooldown", "PT0S"));
  }
}
