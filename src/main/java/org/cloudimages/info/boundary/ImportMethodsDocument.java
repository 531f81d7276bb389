package org.cloudimages.info.boundary;

import jakarta.json.stream.JsonGenerator;
import java.util.List;
import org.cloudimages.http.content.JsonDocument;

/** {@code {"import-methods": {…, "value": ["glance-direct"]}}}: the words of those offered. */
record ImportMethodsDocument(List<String> methods) implements JsonDocument {

  @Override
  public void writeTo(JsonGenerator json) {
    json.writeStartObject()
        .writeStartObject("import-methods")
        .write("description", "Enabled import methods.")
        .write("type", "array")
        .writeStartArray("value");
    methods.forEach(json::write);
    json.writeEnd().writeEnd().writeEnd();
  }
}
