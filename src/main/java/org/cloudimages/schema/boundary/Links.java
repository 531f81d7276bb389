package org.cloudimages.schema.boundary;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;

/** Links of a schema: which of the properties lead where. */
final class Links {

  private Links() {}

  /** The links of these relations and references, one after the other in pairs. */
  static JsonArrayBuilder of(String... pairs) {
    JsonArrayBuilder links = Json.createArrayBuilder();
    for (int pair = 0; pair < pairs.length; pair += 2) {
      links.add(Json.createObjectBuilder().add("rel", pairs[pair]).add("href", pairs[pair + 1]));
    }
    return links;
  }
}
