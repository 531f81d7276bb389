package org.cloudimages.schema.boundary;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import org.cloudimages.image.entity.AttributeType;
import org.cloudimages.image.entity.ImageId;

/** Schemas of single values, and links. */
final class TypeSchema {

  private TypeSchema() {}

  /** The schema of an attribute's values; of locations it is {@link LocationSchema}. */
  static JsonObjectBuilder of(AttributeType type) {
    return switch (type.kind()) {
      case TEXT, PROJECT, DATE -> text(type);
      case UUID -> text(type).add("pattern", ImageId.PATTERN);
      case WORD, STATUS, VISIBILITY -> text(type).add("enum", words(type));
      case FLAG -> named("boolean");
      case COUNT, BYTES -> type.nullable() ? namedOrNull("integer") : named("integer");
      case TAGS -> named("array").add("items", text(type));
      case OBJECTS -> named("array").add("items", LocationSchema.of());
    };
  }

  /** The schema of what has the type of that name in JSON. */
  static JsonObjectBuilder named(String type) {
    return Json.createObjectBuilder().add("type", type);
  }

  /** The same, or null. */
  static JsonObjectBuilder namedOrNull(String type) {
    return Json.createObjectBuilder().add("type", Json.createArrayBuilder().add("null").add(type));
  }

  /** The schema of texts of at most so many characters. */
  static JsonObjectBuilder textUpTo(int maxLength) {
    return named("string").add("maxLength", maxLength);
  }

  /** A link of a schema: which of its properties leads to what. */
  static JsonObjectBuilder link(String relation, String property) {
    return Json.createObjectBuilder().add("rel", relation).add("href", property);
  }

  private static JsonObjectBuilder text(AttributeType type) {
    JsonObjectBuilder text = type.nullable() ? namedOrNull("string") : named("string");
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
