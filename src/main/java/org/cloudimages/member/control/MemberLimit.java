package org.cloudimages.member.control;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.cloudimages.fault.ImagesException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How many projects an image may be shared with. */
@Singleton
public class MemberLimit {

  private final int most;

  /**
   * Takes the setting.
   *
   * @param most -1 for no limit
   * @throws IllegalArgumentException when it is less
   */
  @Inject
  MemberLimit(@ConfigProperty(name = "images.limit.members", defaultValue = "128") int most) {
    if (most < -1) {
      throw new IllegalArgumentException(
          "images.limit.members must be a number from 0, or -1 for no limit, but is: " + most);
    }
    this.most = most;
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
