package org.cloudimages.schema.boundary;

import static org.cloudimages.image.entity.AttributeType.DATE;
import static org.cloudimages.image.entity.AttributeType.TEXT;
import static org.cloudimages.image.entity.AttributeType.UUID;
import static org.cloudimages.image.entity.AttributeType.word;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.cloudimages.image.entity.AttributeType;

/** The schemas of a task. */
final class TaskSchema {

  private static final AttributeType KIND =
      word("import", "export", "api_image_import", "location_import");
  private static final AttributeType STATUS = word("pending", "processing", "success", "failure");

  private TaskSchema() {}

  /** The schema of one that is shown. */
  static JsonObject whole() {
    JsonObjectBuilder properties = properties();
    add(properties, "input", object(), "What it was told to do.");
    add(properties, "result", object(), "What came out of it.");
    add(properties, "message", TEXT, "How far it is, or why it failed.");
    return of(properties);
  }

  /** The schema of one in a list, which leaves out what may be long. */
  static JsonObject listed() {
    return of(properties());
  }

  private static JsonObject of(JsonObjectBuilder properties) {
    return Json.createObjectBuilder().add("name", "task").add("properties", properties).build();
  }

  private static JsonObjectBuilder properties() {
    JsonObjectBuilder properties = Json.createObjectBuilder();
    add(properties, "id", UUID, "What it is found by.");
    add(properties, "type", KIND, "What it does.");
    add(properties, "status", STATUS, "Where it is in its life.");
    add(properties, "owner", TEXT, "The project that it belongs to.");
    add(properties, "image_id", TEXT, "The image that it is about.");
    add(properties, "request_id", TEXT, "The request that asked for it.");
    add(properties, "user_id", TEXT, "The user who asked for it.");
    add(properties, "expires_at", DATE.orNull(), "When it is forgotten.");
    add(properties, "created_at", DATE, "When it was asked for.");
    add(properties, "updated_at", DATE, "When it changed last.");
    add(properties, "self", link(), "The path of it.");
    add(properties, "schema", link(), "The path of the schema that says what it has.");
    return properties;
  }

  private static JsonObjectBuilder object() {
    return TypeSchema.namedOrNull("object");
  }

  private static JsonObjectBuilder link() {
    return TypeSchema.of(TEXT).add("readOnly", true);
  }

  private static void add(
      JsonObjectBuilder properties, String name, AttributeType type, String description) {
    add(properties, name, TypeSchema.of(type), description);
  }

  private static void add(
      JsonObjectBuilder properties, String name, JsonObjectBuilder type, String description) {
    properties.add(name, type.add("description", description));
  }
}
