package org.cloudimages.client.answer;

import static java.util.stream.Collectors.toUnmodifiableMap;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads members of a JSON object; what is missing, null or of another type is empty. */
record Document(JsonObject json) {

  Optional<String> text(String name) {
    return json.get(name) instanceof JsonString text
        ? Optional.of(text.getString())
        : Optional.empty();
  }

  /** A member that is always there. */
  String given(String name) {
    return text(name).orElse("");
  }

  OptionalLong number(String name) {
    return json.get(name) instanceof JsonNumber number
        ? OptionalLong.of(number.longValue())
        : OptionalLong.empty();
  }

  boolean truth(String name) {
    return JsonValue.TRUE.equals(json.get(name));
  }

  Optional<Instant> instant(String name) {
    return text(name).map(text -> OffsetDateTime.parse(text).toInstant());
  }

  Optional<JsonObject> object(String name) {
    return json.get(name) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
  }

  /** All members that are texts, by name. */
  Map<String, String> texts() {
    return json.keySet().stream()
        .filter(name -> text(name).isPresent())
        .collect(toUnmodifiableMap(name -> name, this::given));
  }

  List<String> texts(String name) {
    return json.containsKey(name)
        ? json.getJsonArray(name).getValuesAs(JsonString::getString)
        : List.of();
  }
}
