package org.cloudimages.image.change;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageAttribute;
import org.cloudimages.image.location.LocationChange;

/**
 * An image that is being changed. Its tags and custom properties are put together here and given to
 * it at the end, because making what it can be found by costs as much for one of them as for all.
 * Used by one thread.
 */
final class ImageDraft {

  private final Image image;
  private final Consumer<AttributeChange> rules;
  private final Consumer<LocationChange> locations;
  private final Map<String, String> properties;
  private Set<String> tags;

  /**
   * Begins to change the image.
   *
   * @param rules what throws when a change is not allowed, as the image is by then
   * @param locations what changes the list of locations
   */
  ImageDraft(Image image, Consumer<AttributeChange> rules, Consumer<LocationChange> locations) {
    this.image = image;
    this.rules = rules;
    this.locations = locations;
    this.properties = new TreeMap<>(image.properties());
    this.tags = image.tags();
  }

  /** Whether it has that attribute: always for a base attribute, be it null. */
  boolean has(String attribute) {
    return ImageAttribute.of(attribute).isPresent() || properties.containsKey(attribute);
  }

  /**
   * Makes sure that it has that attribute, or has not.
   *
   * @throws ImagesException 409
   */
  void require(boolean there, String attribute) {
    if (has(attribute) != there) {
      throw ImagesException.conflict(
          "The image has " + (there ? "no" : "already an") + " attribute '" + attribute + "'.");
    }
  }

  /** Sets an attribute to a value that has been checked, where the rules allow it. */
  void set(AttributeChange change) {
    rules.accept(change);
    change.applyTo(this);
  }

  /** Changes the list of locations. */
  void locate(LocationChange change) {
    locations.accept(change);
  }

  /** Sets a base attribute; but for the tags, the image has it at once. */
  void set(ImageAttribute attribute, Object value) {
    if (attribute == ImageAttribute.TAGS) {
      tags = new TreeSet<>();
      ((Set<?>) value).forEach(tag -> tags.add((String) tag));
    } else {
      image.change(attribute, value);
    }
  }

  /** Sets a custom property. */
  void set(String property, String value) {
    properties.put(property, value);
  }

  /** Takes a custom property away, where the rules allow it. */
  void remove(String property) {
    rules.accept(new AttributeChange.Property(property, null));
    properties.remove(property);
  }

  /** How much it is described with now. */
  ImageExtent extent() {
    return ImageExtent.of(tags, properties);
  }

  /** Gives the image what was put together. */
  void finish() {
    image.describe(tags, properties);
  }
}
