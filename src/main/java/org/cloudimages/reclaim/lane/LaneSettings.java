package org.cloudimages.reclaim.lane;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.cloudimages.setting.SettingReader;
import org.cloudimages.work.BackOff;

/**
 * What operators may set about the removal of bytes.
 *
 * @param interval how often it is looked for something to do where nobody tells of it
 * @param timeout how long a store may take to remove one blob
 * @param workers how many blobs of one store this node removes at once
 * @param backOff when to try again what failed
 * @param attempts how often it is tried to remove what a store refuses to remove, before it is set
 *     aside
 * @param setAside when to try again what was set aside
 */
@Singleton
public record LaneSettings(
    Duration interval,
    Duration timeout,
    int workers,
    BackOff backOff,
    int attempts,
    Duration setAside) {

  private static final String MIN_INTERVAL = "PT0.1S";

  @Inject
  public LaneSettings(SettingReader settings) {
    this(
        settings.duration("images.reclaim.interval", "PT10S", MIN_INTERVAL),
        settings.duration("images.reclaim.timeout", "PT1M", MIN_INTERVAL),
        settings.count("images.reclaim.workers", 4, 1, 99),
        new BackOff(
            settings.duration("images.reclaim.retry", "PT1S", MIN_INTERVAL),
            settings.duration("images.reclaim.retry-max", "PT10M", MIN_INTERVAL)),
        settings.count("images.reclaim.attempts", 20, 1, 999_999),
        settings.duration("images.reclaim.set-aside-retry", "PT24H", MIN_INTERVAL));
  }

  /** How long a claim holds: until after the last moment in which its owner gives up a store. */
  Duration claim() {
    return timeout.multipliedBy(2).plus(interval);
  }
}
