package org.cloudimages.monitor.figures;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.cloudimages.setting.SettingReader;

/**
 * What operators may set about figures.
 *
 * @param interval how often those are taken that need a query
 */
@Singleton
public record FigureSettings(Duration interval) {

  @Inject
  public FigureSettings(SettingReader settings) {
    this(settings.duration("images.figures.interval", "PT1M", "PT0.1S"));
  }
}
