package org.cloudimages.member.control;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.setting.SettingReader;

/**
 * How many projects an image may be shared with.
 *
 * @param most -1 for no limit
 */
@Singleton
public record MemberLimit(int most) {

  @Inject
  public MemberLimit(SettingReader settings) {
    this(settings.count("images.limit.members", 128, -1, Integer.MAX_VALUE));
  }

  /**
   * Makes sure that one more may come.
   *
   * @throws ImagesException 413
   */
  void requireRoom(long members) {
    if (most >= 0 && members >= most) {
      throw ImagesException.overLimit(
          "The image has too many members: " + (members + 1) + " given, " + most + " allowed.");
    }
  }
}
