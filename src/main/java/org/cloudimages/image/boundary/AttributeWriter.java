package org.cloudimages.image.boundary;

import jakarta.json.stream.JsonGenerator;
import java.time.Instant;
import java.util.Collection;
import org.cloudimages.http.content.JsonFields;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageAttribute;
import org.cloudimages.image.entity.ImageStatus;
import org.cloudimages.image.entity.Visibility;

/** Writes what an image has to a JSON object, null where it has nothing. */
public record AttributeWriter(Image image, JsonGenerator json) {

  /** Writes attributes that are kept. */
  public void write(ImageAttribute... attributes) {
    for (ImageAttribute attribute : attributes) {
      write(attribute);
    }
  }

  private void write(ImageAttribute attribute) {
    String name = attribute.text();
    Object value = attribute.value(image);
    if (value == null) {
      json.writeNull(name);
      return;
    }
    switch (attribute.type().kind()) {
      case TEXT, PROJECT, UUID, WORD -> json.write(name, (String) value);
      case STATUS -> json.write(name, ((ImageStatus) value).text());
      case VISIBILITY -> json.write(name, ((Visibility) value).text());
      case DATE -> write(name, (Instant) value);
      case FLAG -> json.write(name, (Boolean) value);
      case COUNT -> json.write(name, (Integer) value);
      case BYTES -> json.write(name, (Long) value);
      case TAGS -> {
        json.writeStartArray(name);
        ((Collection<?>) value).forEach(tag -> json.write((String) tag));
        json.writeEnd();
      }
      case OBJECTS -> throw new IllegalArgumentException(name);
    }
  }

  /** Writes a date in whole seconds. */
  public void write(String name, Instant date) {
    new JsonFields(json).write(name, date);
  }

  /** Writes the custom properties. */
  public void writeProperties() {
    image.properties().forEach(new JsonFields(json)::write);
  }
}
