package org.cloudimages.recycle.boundary;

import jakarta.json.stream.JsonGenerator;
import org.cloudimages.http.content.JsonDocument;
import org.cloudimages.http.content.JsonFields;
import org.cloudimages.image.entity.Image;

/** An image in the recycle bin on the wire: what tells it from others, and how long it is there. */
record RecycledImageDocument(Image image) implements JsonDocument {

  static final String BIN = "/v2/recycle-bin";

  @Override
  public void writeTo(JsonGenerator json) {
    json.writeStartObject();
    JsonFields fields = new JsonFields(json);
    json.write("id", image.id());
    fields.write("name", image.name());
    json.write("status", image.status().text());
    json.write("restored_status", image.restoredStatus().text());
    json.write("visibility", image.visibility().text());
    fields.write("owner", image.owner());
    fields.write("disk_format", image.diskFormat());
    fields.write("container_format", image.containerFormat());
    fields.write("checksum", image.checksum());
    fields.write("size", image.size());
    json.writeStartArray("tags");
    image.tags().forEach(json::write);
    json.writeEnd();
    json.writeStartObject("properties");
    image.properties().forEach(fields::write);
    json.writeEnd();
    fields.write("created_at", image.createdAt());
    fields.write("deleted_at", image.recycledAt());
    fields.write("restorable_until", image.retainedUntil());
    json.write("self", BIN + "/" + image.id());
    json.writeEnd();
  }
}
