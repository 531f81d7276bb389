package org.cloudimages.openapi;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One answer that an operation may give.
 *
 * @param pointer to it in the document
 */
record DocumentedResponse(
    DocumentedOperation operation, int status, String pointer, JsonObject definition) {

  /** Whether it is given before an operation is looked at, and so is the same for all. */
  boolean isCommon() {
    return definition.getBoolean("x-common", false);
  }

  /** What tests must meet: the status of the operation, or a common answer at any of them. */
  String name() {
    return isCommon()
        ? "any " + pointer.substring(pointer.lastIndexOf('/') + 1)
        : operation.id() + " " + status;
  }

  /** The names of the headers that are always there. */
  Set<String> requiredHeaders() {
    return headers().keySet().stream()
        .filter(
            name ->
                Document.resolve(operation.root(), headers().get(name))
                    .getBoolean("required", false))
        .collect(Collectors.toSet());
  }

  JsonObject headers() {
    return definition.getOrDefault("headers", JsonValue.EMPTY_JSON_OBJECT).asJsonObject();
  }

  /** The bodies by their media types. */
  JsonObject content() {
    return definition.getOrDefault("content", JsonValue.EMPTY_JSON_OBJECT).asJsonObject();
  }

  /** Where the schema of a body of that media type is. */
  String schema(String media) {
    return pointer + "/content/" + Json.encodePointer(media) + "/schema";
  }
}
