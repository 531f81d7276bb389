package org.cloudimages.location.control;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.cloudimages.setting.SettingReader;

/**
 * What operators may set about data that services store themselves.
 *
 * @param secure whether they are read, to compute their digests and to compare
 * @param attempts how often it is tried to read them
 */
@Singleton
public record HashSettings(boolean secure, int attempts) {

  @Inject
  public HashSettings(SettingReader settings) {
    this(
        settings.flag("images.locations.secure-hash", true),
        settings.count("images.locations.hash-attempts", 3, 1, 10));
  }
}
