package org.cloudimages.openapi;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One operation of the document.
 *
 * @param path with parameters in braces
 * @param form what its path looks like
 */
record DocumentedOperation(
    String method, String path, JsonObject definition, JsonObject root, Pattern form) {

  DocumentedOperation(String method, String path, JsonObject definition, JsonObject root) {
    this(method, path, definition, root, Pattern.compile(path.replaceAll("\\{[^}]*}", "[^/]+")));
  }

  String id() {
    return definition.getString("operationId");
  }

  boolean isAt(String asked) {
    return form.matcher(asked).matches();
  }

  /** How many parameters its path has. */
  int parameters() {
    return (int) path.chars().filter(c -> c == '{').count();
  }

  /** The answers with their statuses. */
  Stream<DocumentedResponse> responses() {
    return definition.getJsonObject("responses").keySet().stream()
        .map(Integer::valueOf)
        .map(status -> response(status).orElseThrow());
  }

  Optional<DocumentedResponse> response(int status) {
    String key = Integer.toString(status);
    JsonValue response = definition.getJsonObject("responses").get(key);
    return Optional.ofNullable(response)
        .map(
            found ->
                new DocumentedResponse(
                    this,
                    status,
                    found.asJsonObject().getString("$ref", pointer("/responses/" + key)),
                    Document.resolve(root, found)));
  }

  /** Where the schema of a JSON body of that media type is; none where no such body is known. */
  Optional<String> requestSchema(String media) {
    return media.contains("json") && requestContent().containsKey(media)
        ? Optional.of(pointer("/requestBody/content/" + Json.encodePointer(media) + "/schema"))
        : Optional.empty();
  }

  /** The bodies that it takes by their media types. */
  JsonObject requestContent() {
    JsonObject body =
        definition.getOrDefault("requestBody", JsonValue.EMPTY_JSON_OBJECT).asJsonObject();
    return body.getOrDefault("content", JsonValue.EMPTY_JSON_OBJECT).asJsonObject();
  }

  private String pointer(String rest) {
    return "#/paths/" + Json.encodePointer(path) + "/" + method.toLowerCase(Locale.ROOT) + rest;
  }
}
