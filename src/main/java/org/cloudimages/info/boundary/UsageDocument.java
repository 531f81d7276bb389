package org.cloudimages.info.boundary;

import jakarta.json.stream.JsonGenerator;
import java.util.Map;
import java.util.TreeMap;
import org.cloudimages.http.content.JsonDocument;
import org.cloudimages.limit.quota.Usage;

/** {@code {"usage": {"image_count_total": {"limit": 10, "usage": 3}}}}. */
record UsageDocument(Map<String, Usage> usages) implements JsonDocument {

  @Override
  public void writeTo(JsonGenerator json) {
    json.writeStartObject().writeStartObject("usage");
    new TreeMap<>(usages)
        .forEach(
            (name, usage) ->
                json.writeStartObject(name)
                    .write("limit", usage.limit())
                    .write("usage", usage.used())
                    .writeEnd());
    json.writeEnd().writeEnd();
  }
}
