package org.cloudimages.schema.boundary;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import org.cloudimages.image.entity.AttributeType;
import org.cloudimages.image.entity.ImageId;

/** Schemas of single values. */
final class TypeSchema {

  private TypeSchema() {}

  /** The schema of an attribute's values; of locations it is {@link LocationSchema}. */
  static JsonObjectBuilder of(AttributeType type) {
    return switch (type.kind()) {
      case TEXT, PROJECT, DATE -> text(type);
      case UUID -> text(type).add("pattern", ImageId.PATTERN);
      case WORD, STATUS, VISIBILITY -> text(type).add("enum", words(type));
      case FLAG -> named("boolean", type.nullable());
      case COUNT, BYTES -> named("integer", type.nullable());
      case TAGS -> named("array", false).add("items", text(type));
      case OBJECTS -> named("array", false).add("items", LocationSchema.of());
    };
  }

  /** The schema of what has a type by that name of JSON's, or is null. */
  static JsonObjectBuilder named(String type, boolean nullable) {
    return nullable
        ? Json.createObjectBuilder().add("type", Json.createArrayBuilder().add("null").add(type))
        : Json.createObjectBuilder().add("type", type);
  }

  /** The schema of texts of at most so many characters. */
  static JsonObjectBuilder textUpTo(int maxLength) {
    return named("string", false).add("maxLength", maxLength);
  }

  private static JsonObjectBuilder text(AttributeType type) {
    JsonObjectBuilder text = named("string", type.nullable());
    return type.maxLength() > 0 ? text.add("maxLength", type.maxLength()) : text;
  }

  private static JsonArray words(AttributeType type) {
    JsonArrayBuilder words = Json.createArrayBuilder();
    if (type.nullable()) {
      words.addNull();
    }
    type.words().forEach(words::add);
    return words.build();
  }
}
