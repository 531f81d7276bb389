package org.cloudimages.client.request;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;

/**
 * Changes of an image, which are made all or none, in this order. Values are immutable: each method
 * returns another one.
 *
 * @param json a JSON patch in the form {@code v2.1} of the Images API
 */
public record Patch(JsonArray json) implements RequestDocument {

  /** What a patch is sent as. */
  public static final String MEDIA_TYPE = "application/openstack-images-v2.1-json-patch";

  public static Patch none() {
    return new Patch(JsonValue.EMPTY_JSON_ARRAY);
  }

  /** Sets an attribute, or a custom property that need not be there. */
  public Patch set(String name, String value) {
    return set(name, Json.createValue(value));
  }

  public Patch set(String name, boolean value) {
    return set(name, value ? JsonValue.TRUE : JsonValue.FALSE);
  }

  public Patch set(String name, JsonValue value) {
    return and(operation("add", name).add("value", value));
  }

  /** Removes a custom property, which must be there. */
  public Patch remove(String name) {
    return and(operation("remove", name));
  }

  private static JsonObjectBuilder operation(String verb, String name) {
    String path = "/" + Json.encodePointer(name);
    return Json.createObjectBuilder().add("op", verb).add("path", path);
  }

  private Patch and(JsonObjectBuilder operation) {
    return new Patch(Json.createArrayBuilder(json).add(operation).build());
  }
}
