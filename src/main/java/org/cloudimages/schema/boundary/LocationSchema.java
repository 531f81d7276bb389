package org.cloudimages.schema.boundary;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;

/** The schema of one location of an image's data, with what clients may give to have it checked. */
final class LocationSchema {

  private LocationSchema() {}

  static JsonObjectBuilder of() {
    return TypeSchema.named("object")
        .add("required", Json.createArrayBuilder().add("url").add("metadata"))
        .add(
            "properties",
            Json.createObjectBuilder()
                .add("url", TypeSchema.textUpTo(255))
                .add("metadata", TypeSchema.named("object"))
                .add("validation_data", validationData()));
  }

  private static JsonObjectBuilder validationData() {
    return TypeSchema.named("object")
        .add("writeOnly", true)
        .add("additionalProperties", false)
        .add("required", Json.createArrayBuilder().add("os_hash_algo").add("os_hash_value"))
        .add(
            "properties",
            Json.createObjectBuilder()
                .add("checksum", TypeSchema.textUpTo(32).add("minLength", 32))
                .add("os_hash_algo", TypeSchema.textUpTo(64))
                .add("os_hash_value", TypeSchema.textUpTo(128)));
  }
}
