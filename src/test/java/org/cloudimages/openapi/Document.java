package org.cloudimages.openapi;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A document of OpenAPI as tests look at it. */
record Document(JsonObject root, List<DocumentedOperation> operations) {

  private static final Set<String> METHODS =
      Set.of("get", "head", "post", "put", "patch", "delete");

  static final Document SERVED = of(ApiDocument.json());

  static Document of(JsonObject root) {
    return new Document(
        root,
        root.getJsonObject("paths").entrySet().stream()
            .flatMap(path -> operations(root, path.getKey(), path.getValue().asJsonObject()))
            // because what has no parameter is meant before what has some
            .sorted((one, other) -> Integer.compare(one.parameters(), other.parameters()))
            .toList());
  }

  private static Stream<DocumentedOperation> operations(
      JsonObject root, String path, JsonObject item) {
    return item.keySet().stream()
        .filter(METHODS::contains)
        .map(
            method ->
                new DocumentedOperation(
                    method.toUpperCase(Locale.ROOT), path, item.getJsonObject(method), root));
  }

  /** The operation that a request asks for. */
  Optional<DocumentedOperation> find(String method, String path) {
    return operations.stream()
        .filter(operation -> operation.method().equals(method) && operation.isAt(path))
        .findFirst();
  }

  /** What a value is, or what it refers to. */
  static JsonObject resolve(JsonObject root, JsonValue value) {
    JsonObject object = value.asJsonObject();
    return object.containsKey("$ref")
        ? root.getValue(object.getString("$ref").substring(1)).asJsonObject()
        : object;
  }
}
