package org.cloudimages.openapi;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The schemas of the bodies of a document, each compiled once. Thread-safe. */
final class BodySchemas {

  private static final String BASE = "https://cloudimages.org/openapi.json";

  /** Because a number that a double cannot hold is one in JSON. */
  private static final JsonMapper EXACT =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final SchemaRegistry registry;
  private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

  private BodySchemas(JsonObject document) {
    this.registry =
        SchemaRegistry.withDefaultDialect(
            Dialects.getOpenApi31(),
            builder ->
                builder
                    .schemas(Map.of(BASE, document.toString()))
                    .nodeReader(reader -> reader.jsonMapper(EXACT)));
  }

  /** As they are written: what a client may send beside what is known is ignored. */
  static BodySchemas lenient(Document document) {
    return new BodySchemas(document.root());
  }

  /** With nothing beside what is written: what the service sends must be told. */
  static BodySchemas strict(Document document) {
    return new BodySchemas(closed(document.root()).asJsonObject());
  }

  /**
   * What is wrong with a body.
   *
   * @param pointer to its schema, from {@code #/} on
   */
  List<Error> errors(String pointer, String body) {
    return compiled
        .computeIfAbsent(pointer, at -> registry.getSchema(SchemaLocation.of(BASE + at)))
        .validate(body, InputFormat.JSON);
  }

  private static JsonValue closed(JsonValue value) {
    if (value instanceof JsonArray array) {
      JsonArrayBuilder items = Json.createArrayBuilder();
      array.forEach(item -> items.add(closed(item)));
      return items.build();
    }
    if (!(value instanceof JsonObject object)) {
      return value;
    }
    JsonObjectBuilder fields = Json.createObjectBuilder();
    object.forEach((name, field) -> fields.add(name, closed(field)));
    if (isOpen(object)) {
      fields.add("additionalProperties", false);
    }
    return fields.build();
  }

  private static boolean isOpen(JsonObject schema) {
    return schema.get("type") instanceof JsonString type
        && type.getString().equals("object")
        && schema.containsKey("properties")
        && !schema.containsKey("additionalProperties");
  }
}
