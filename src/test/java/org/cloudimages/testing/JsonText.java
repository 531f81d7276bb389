package org.cloudimages.testing;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;

/** JSON as tests write it: with {@code '} in the place of {@code "}. */
public final class JsonText {

  private JsonText() {}

  public static JsonObject object(String text) {
    return value(text).asJsonObject();
  }

  public static JsonArray array(String text) {
    return value(text).asJsonArray();
  }

  private static JsonValue value(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text.replace('\'', '"')))) {
      return reader.readValue();
    }
  }
}
