package org.cloudimages.image.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The tags and custom properties of an image, in a fixed order. */
@Embeddable
class ImageText {

  @Convert(converter = TagsConverter.class)
  private Set<String> tags = Set.of();

  @Convert(converter = PropertiesConverter.class)
  private Map<String, String> properties = Map.of();

  /** What they take, as the database says. */
  @Column(name = "text_size", insertable = false, updatable = false)
  private int bytes;

  /** Replaces all of them; false where they are those that there are. */
  boolean replace(Set<String> newTags, Map<String, String> newProperties) {
    boolean retagged = !newTags.equals(tags);
    boolean redescribed = !newProperties.equals(properties);
    if (retagged) {
      tags = Collections.unmodifiableSet(new TreeSet<>(newTags));
    }
    if (redescribed) {
      properties = Collections.unmodifiableMap(new TreeMap<>(newProperties));
    }
    return retagged || redescribed;
  }

  /** Bytes that they take at most, as the database says; 0 before it was asked. */
  int bytes() {
    return bytes;
  }

  Set<String> tags() {
    return tags;
  }

  Map<String, String> properties() {
    return properties;
  }
}
