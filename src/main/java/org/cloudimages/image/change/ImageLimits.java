package org.cloudimages.image.change;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.image.entity.ImageAttribute;
import org.cloudimages.setting.SettingReader;

/**
 * How much an image may be described with; -1 is for no limit.
 *
 * @param maxBytes of the names and values of all custom properties of an image, in UTF-8
 */
@Singleton
public record ImageLimits(int maxTags, int maxProperties, int maxBytes) {

  /** What a new image can be given that is no property. */
  private static final int BASE_ATTRIBUTES =
      (int)
          Arrays.stream(ImageAttribute.values())
              .filter(attribute -> attribute.setter() != ImageAttribute.Setter.SERVICE)
              .count();

  @Inject
  public ImageLimits(SettingReader settings) {
    this(
        settings.count("images.limit.tags", 128, -1, Integer.MAX_VALUE),
        settings.count("images.limit.properties", 128, -1, Integer.MAX_VALUE),
        settings.count("images.limit.properties-size", 262_144, -1, Integer.MAX_VALUE));
  }

  /**
   * Makes sure that so many attributes of a new image may be within the limits, before any of them
   * is looked at.
   *
   * @throws ImagesException 413
   */
  void requireFew(int attributes) {
    if (maxProperties >= 0 && attributes > (long) maxProperties + BASE_ATTRIBUTES) {
      throw tooMany("properties", attributes - BASE_ATTRIBUTES, maxProperties);
    }
  }

  /**
   * Makes sure that an image stays within the limits. One that was beyond them already may shrink.
   *
   * @throws ImagesException 413
   */
  void require(ImageExtent before, ImageExtent after) {
    if (isOver(before.tags(), after.tags(), maxTags)) {
      throw tooMany("tags", after.tags(), maxTags);
    }
    if (isOver(before.properties(), after.properties(), maxProperties)) {
      throw tooMany("properties", after.properties(), maxProperties);
    }
    if (isOver(before.bytes(), after.bytes(), maxBytes)) {
      throw ImagesException.overLimit(
          "The properties of the image have too many bytes: %d given, %d allowed."
              .formatted(after.bytes(), maxBytes));
    }
  }

  /**
   * Makes sure that an image may have so many tags, one of which is new.
   *
   * @throws ImagesException 413
   */
  void requireTags(int tags) {
    if (isOver(0, tags, maxTags)) {
      throw tooMany("tags", tags, maxTags);
    }
  }

  private static boolean isOver(long before, long after, int most) {
    return most >= 0 && after > most && after > before;
  }

  private static ImagesException tooMany(String what, int given, int most) {
    return ImagesException.overLimit(
        "The image has too many " + what + ": " + given + " given, " + most + " allowed.");
  }
}
