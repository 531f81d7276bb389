package org.cloudimages.openapi;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The document of the API in the words of OpenAPI 3.1. It is written by hand, before what it tells
 * of; tests hold every answer against it.
 */
public final class ApiDocument {

  private static final String NAME = "openapi.yaml";

  private ApiDocument() {}

  /** The document as it was written. */
  static byte[] yaml() {
    return ServedFile.read(NAME);
  }

  /** The same as JSON. */
  public static JsonObject json() {
    return json(new String(yaml(), StandardCharsets.UTF_8));
  }

  /** A document of YAML as JSON. */
  static JsonObject json(String yaml) {
    Object root = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    // because the builder turns maps into objects only where they are values
    return Json.createObjectBuilder(Map.of(NAME, root)).build().getJsonObject(NAME);
  }
}
