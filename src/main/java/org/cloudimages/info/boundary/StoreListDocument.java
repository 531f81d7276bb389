package org.cloudimages.info.boundary;

import jakarta.json.stream.JsonGenerator;
import org.cloudimages.http.content.JsonDocument;
import org.cloudimages.store.ConfiguredStore;
import org.cloudimages.store.Stores;

/**
 * {@code {"stores": [{"id": "fast", "default": "true"}]}}: the flags are texts, and there only
 * where they are true.
 *
 * @param detailed whether it shows the settings, which only some may see
 */
record StoreListDocument(Stores stores, boolean detailed) implements JsonDocument {

  @Override
  public void writeTo(JsonGenerator json) {
    json.writeStartObject().writeStartArray("stores");
    stores.offered().forEach(store -> write(json, store));
    json.writeEnd().writeEnd();
  }

  private void write(JsonGenerator json, ConfiguredStore store) {
    json.writeStartObject().write("id", store.id());
    store.description().ifPresent(text -> json.write("description", text));
    writeFlag(json, "default", store.id().equals(stores.defaultId()));
    writeFlag(json, "read-only", store.store().isReadOnly());
    if (detailed) {
      json.write("type", store.type())
          .write("weight", store.weight())
          .write("properties", store.store().details());
    }
    json.writeEnd();
  }

  private static void writeFlag(JsonGenerator json, String name, boolean value) {
    if (value) {
      json.write(name, "true");
    }
  }
}
