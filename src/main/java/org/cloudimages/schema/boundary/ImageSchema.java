package org.cloudimages.schema.boundary;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.cloudimages.image.entity.AttributeType;
import org.cloudimages.image.entity.ImageAttribute;
import org.cloudimages.image.property.PropertySchema;

/**
 * The schema of an image. Clients take for a custom property what is not among its properties, or
 * is and has {@code "is_base": false}.
 */
final class ImageSchema {

  private ImageSchema() {}

  static JsonObject of(PropertySchema custom) {
    JsonObjectBuilder properties = Json.createObjectBuilder();
    for (ImageAttribute attribute : ImageAttribute.values()) {
      properties.add(attribute.text(), property(attribute));
    }
    custom.types().forEach((name, type) -> properties.add(name, type.schema()));
    JsonObjectBuilder schema =
        Json.createObjectBuilder()
            .add("name", "image")
            .add("properties", properties)
            .add("additionalProperties", TypeSchema.named("string"));
    if (!custom.required().isEmpty()) {
      schema.add("required", Json.createArrayBuilder(custom.required()));
    }
    return schema
        .add(
            "links",
            Json.createArrayBuilder()
                .add(TypeSchema.link("self", "{self}"))
                .add(TypeSchema.link("enclosure", "{file}"))
                .add(TypeSchema.link("describedby", "{schema}")))
        .build();
  }

  private static JsonObjectBuilder property(ImageAttribute attribute) {
    JsonObjectBuilder property = TypeSchema.of(attribute.type());
    // because clients may set locations, where the operator lets them
    if (attribute.setter() == ImageAttribute.Setter.SERVICE
        && attribute.type().kind() != AttributeType.Kind.OBJECTS) {
      property.add("readOnly", true);
    }
    return property.add("description", attribute.description());
  }
}
