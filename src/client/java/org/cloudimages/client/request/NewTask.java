package org.cloudimages.client.request;

import jakarta.json.Json;
import jakarta.json.JsonObject;

/**
 * Work that the service is to do.
 *
 * @param type {@code import} or {@code export}
 */
public record NewTask(String type, JsonObject input) implements RequestDocument {

  @Override
  public JsonObject json() {
    return Json.createObjectBuilder().add("type", type).add("input", input).build();
  }
}
