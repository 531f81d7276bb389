package org.cloudimages.image.change;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.image.entity.ImageAttribute;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How much an image may be described with. */
@Singleton
public class ImageLimits {

  private static final String TAGS = "images.limit.tags";
  private static final String PROPERTIES = "images.limit.properties";
  private static final String PROPERTIES_SIZE = "images.limit.properties-size";

  /** What a new image can be given that is no property. */
  private static final int BASE_ATTRIBUTES =
      (int)
          Arrays.stream(ImageAttribute.values())
              .filter(attribute -> attribute.setter() != ImageAttribute.Setter.SERVICE)
              .count();

  private final int maxTags;
  private final int maxProperties;
  private final int maxBytes;

  /**
   * Takes the settings; -1 is for no limit.
   *
   * @param maxBytes of the names and values of all custom properties of an image, in UTF-8
   * @throws IllegalArgumentException when one is less, naming the key
   */
  @Inject
  ImageLimits(
      @ConfigProperty(name = TAGS, defaultValue = "128") int maxTags,
      @ConfigProperty(name = PROPERTIES, defaultValue = "128") int maxProperties,
      @ConfigProperty(name = PROPERTIES_SIZE, defaultValue = "262144") int maxBytes) {
    this.maxTags = requireLimit(TAGS, maxTags);
    this.maxProperties = requireLimit(PROPERTIES, maxProperties);
    this.maxBytes = requireLimit(PROPERTIES_SIZE, maxBytes);
  }

  private static int requireLimit(String key, int limit) {
    if (limit < -1) {
      throw new IllegalArgumentException(
          key + " must be a number from 0, or -1 for no limit, but is: " + limit);
    }
    return limit;
  }

  /** Reads the settings when the application starts and not when the first request comes. */
  void start(@Observes Startup startup) {}

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
