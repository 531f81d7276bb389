package org.cloudimages.identity.local.boundary;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.cloudimages.fault.ImagesException;

/**
 * A value in a request body, and the name that a fault gives it.
 *
 * @param path names from the root, with dots between them
 */
record Field(String path, JsonValue value) {

  /** Returns a value of the body itself; one that is missing is refused where it is read. */
  static Field of(JsonObject body, String name) {
    return new Field(name, body.getOrDefault(name, JsonValue.NULL));
  }

  Field get(String name) {
    return new Field(path + '.' + name, object().getOrDefault(name, JsonValue.NULL));
  }

  Optional<Field> find(String name) {
    return object().containsKey(name) ? Optional.of(get(name)) : Optional.empty();
  }

  JsonObject object() {
    if (value instanceof JsonObject object) {
      return object;
    }
    throw invalid("it must be an object");
  }

  String text() {
    if (value instanceof JsonString string) {
      return string.getString();
    }
    throw invalid("it must be a string");
  }

  List<String> texts() {
    if (value instanceof JsonArray array) {
      return array.stream().map(element -> new Field(path, element).text()).toList();
    }
    throw invalid("it must be an array of strings");
  }

  ImagesException invalid(String why) {
    return ImagesException.invalid(path, why);
  }
}
