package org.cloudimages.proof;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;

/**
 * Where an import is to bring data.
 *
 * @param whole whether they are to come into each of the stores or into none
 */
record Targets(List<String> stores, boolean whole) {

  /** What asks for an import into them by that method. */
  JsonObject body(String method, JsonObject more) {
    return Json.createObjectBuilder()
        .add("method", Json.createObjectBuilder(more).add("name", method))
        .add("stores", Json.createArrayBuilder(stores))
        .add("all_stores_must_succeed", whole)
        .build();
  }
}
