package org.cloudimages.image.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.UUID;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.JsonText;

/**
 * The images of one test, which share a value of the property {@code set}, so that it can list them
 * alone. Where no user is named it is {@code member}.
 */
final class ImageSet {

  static final String LIST = "/v2/images";

  private final Api owner = Api.as("member");
  private final String set = UUID.randomUUID().toString();

  String create(String attributes) {
    return create(owner, attributes);
  }

  String create(Api api, String attributes) {
    return create(api, Json.createObjectBuilder(JsonText.object(attributes)));
  }

  String create(Api api, JsonObjectBuilder attributes) {
    return api.create(attributes.add("set", set).build());
  }

  /** The path of the list, to which conditions can be added. */
  String path() {
    return LIST + "?set=" + set;
  }

  /** The list with more conditions, such as {@code &name=x}. */
  JsonObject list(String query) {
    return list(owner, query);
  }

  JsonObject list(Api api, String query) {
    return api.get(path() + query).expect(200).json();
  }

  /** The names in the list, sorted. */
  List<String> names(Api api, String query) {
    return images(list(api, query)).stream()
        .map(image -> image.getString("name"))
        .sorted()
        .toList();
  }

  void assertNames(String query, String... names) {
    assertEquals(List.of(names), names(owner, query), query);
  }

  static List<JsonObject> images(JsonObject list) {
    return list.getJsonArray("images").getValuesAs(JsonObject.class);
  }

  static List<String> ids(JsonObject list) {
    return images(list).stream().map(image -> image.getString("id")).toList();
  }
}
