package org.cloudimages.client.request;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The images that a bulk delete is for, at most 1,000. */
public record BulkFilter(JsonObject json) implements RequestDocument {

  public static BulkFilter ids(Collection<String> ids) {
    return new BulkFilter(Json.createObjectBuilder().add("ids", array(ids)).build());
  }

  /** Those of the caller's project that a list with this query would show, the first ones of it. */
  public static BulkFilter matching(Query query) {
    JsonObjectBuilder filter = Json.createObjectBuilder();
    for (Map.Entry<String, List<String>> parameter : query.parameters().entrySet()) {
      List<String> values = parameter.getValue();
      if (values.size() == 1) {
        filter.add(parameter.getKey(), values.get(0));
      } else {
        filter.add(parameter.getKey(), array(values));
      }
    }
    return new BulkFilter(Json.createObjectBuilder().add("filter", filter).build());
  }

  private static JsonArrayBuilder array(Collection<String> texts) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    texts.forEach(array::add);
    return array;
  }
}
