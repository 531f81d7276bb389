package org.cloudimages.client.answer;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a list, or a list that has no parts.
 *
 * @param next where the part behind it begins: the {@code marker} to ask for it with; empty at the
 *     end of the list
 */
public record Page<T>(List<T> items, Optional<String> next) {

  private static final String MARKER = "marker=";

  public Page {
    items = List.copyOf(items);
  }

  /** Reads an array, or an object with one. */
  static <T> Page<T> of(JsonStructure document, Function<JsonObject, T> item) {
    if (document instanceof JsonArray array) {
      return new Page<>(items(array, item), Optional.empty());
    }
    JsonObject object = document.asJsonObject();
    JsonArray array =
        object.values().stream()
            .filter(JsonArray.class::isInstance)
            .map(JsonValue::asJsonArray)
            .findFirst()
            .orElse(JsonValue.EMPTY_JSON_ARRAY);
    return new Page<>(items(array, item), new Document(object).text("next").flatMap(Page::marker));
  }

  private static <T> List<T> items(JsonArray array, Function<JsonObject, T> item) {
    return array.getValuesAs(JsonValue::asJsonObject).stream().map(item).toList();
  }

  private static Optional<String> marker(String link) {
    return Optional.ofNullable(URI.create(link).getRawQuery())
        .flatMap(
            query ->
                Arrays.stream(query.split("&"))
                    .filter(parameter -> parameter.startsWith(MARKER))
                    .map(parameter -> parameter.substring(MARKER.length()))
                    .map(text -> URLDecoder.decode(text, StandardCharsets.UTF_8))
                    .findFirst());
  }
}
