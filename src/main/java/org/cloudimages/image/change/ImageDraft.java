package org.cloudimages.image.change;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cloudimages.image.entity.AttributeChange;
import org.cloudimages.image.entity.Image;

/**
 * An image that is being changed. Its tags and custom properties are put together here and given to
 * it at the end, because making what it can be found by costs as much for one of them as for all.
 * Used by one thread.
 */
final class ImageDraft {

  private final Image image;
  private final Map<String, String> properties;
  private Set<String> tags;

  ImageDraft(Image image) {
    this.image = image;
    this.properties = new TreeMap<>(image.properties());
    this.tags = image.tags();
  }

  /** Whether it has that attribute: always for a base attribute, be it null. */
  boolean has(String attribute) {
    return Image.ATTRIBUTES.contains(attribute) || properties.containsKey(attribute);
  }

  /** Sets an attribute to a value that has been checked; a base attribute at once. */
  void set(AttributeChange change) {
    if (change.name().equals("tags")) {
      tags = new TreeSet<>();
      ((Set<?>) change.value()).forEach(tag -> tags.add((String) tag));
    } else if (Image.ATTRIBUTES.contains(change.name())) {
      image.change(change);
    } else {
      properties.put(change.name(), (String) change.value());
    }
  }

  /** Takes a custom property away. */
  void remove(String property) {
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
