package org.cloudimages.image.boundary;

import jakarta.json.stream.JsonGenerator;
import java.time.Instant;
import java.util.Collection;
import org.cloudimages.http.content.JsonFields;
import org.cloudimages.image.entity.AttributeType;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageAttribute;
import org.cloudimages.image.entity.ImageStatus;
import org.cloudimages.image.entity.Visibility;

/** Writes attributes of an image, null where it has nothing. */
public record AttributeWriter(Image image, JsonFields fields) {

  /** Writes attributes of those that are kept. */
  public void write(ImageAttribute... attributes) {
    for (ImageAttribute attribute : attributes) {
      write(attribute);
    }
  }

  private void write(ImageAttribute attribute) {
    write(fields, attribute.text(), attribute.type(), attribute.value(image));
  }

  /** Writes a value, which has the Java type that the type says, or null. */
  public static void write(JsonFields fields, String name, AttributeType type, Object value) {
    JsonGenerator json = fields.json();
    if (value == null) {
      json.writeNull(name);
      return;
    }
    switch (type.kind()) {
      case TEXT, PROJECT, UUID, WORD -> json.write(name, (String) value);
      case STATUS -> json.write(name, ((ImageStatus) value).text());
      case VISIBILITY -> json.write(name, ((Visibility) value).text());
      case DATE -> fields.write(name, (Instant) value);
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
}
