package org.cloudimages.image.location;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.cloudimages.setting.SettingReader;

/**
 * What operators may set about the places of data.
 *
 * @param showsAll whether images show all of them and clients may change them
 * @param showsOne whether images show the one that is read first
 * @param limit how many an image may have; -1 for as many as can be kept
 */
@Singleton
public record LocationSettings(boolean showsAll, boolean showsOne, int limit) {

  /** As many as there is room for in the row of an image. */
  private static final int ALL = 100;

  @Inject
  public LocationSettings(SettingReader settings) {
    this(
        settings.flag("images.show-multiple-locations", false),
        settings.flag("images.show-image-direct-url", false),
        settings.count("images.limit.locations", 10, -1, ALL));
  }

  /** How many an image may have. */
  int most() {
    return limit < 0 ? ALL : limit;
  }
}
