package org.cloudimages.recycle.boundary;

import static org.cloudimages.image.entity.ImageAttribute.CHECKSUM;
import static org.cloudimages.image.entity.ImageAttribute.CONTAINER_FORMAT;
import static org.cloudimages.image.entity.ImageAttribute.CREATED_AT;
import static org.cloudimages.image.entity.ImageAttribute.DISK_FORMAT;
import static org.cloudimages.image.entity.ImageAttribute.ID;
import static org.cloudimages.image.entity.ImageAttribute.NAME;
import static org.cloudimages.image.entity.ImageAttribute.OWNER;
import static org.cloudimages.image.entity.ImageAttribute.SIZE;
import static org.cloudimages.image.entity.ImageAttribute.STATUS;
import static org.cloudimages.image.entity.ImageAttribute.TAGS;
import static org.cloudimages.image.entity.ImageAttribute.VISIBILITY;

import jakarta.json.stream.JsonGenerator;
import org.cloudimages.http.content.JsonDocument;
import org.cloudimages.http.content.JsonFields;
import org.cloudimages.image.boundary.AttributeWriter;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.Recycling;

/** An image in the recycle bin on the wire: what tells it from others, and how long it is there. */
record RecycledImageDocument(Image image) implements JsonDocument {

  static final String BIN = "/v2/recycle-bin";

  @Override
  public void writeTo(JsonGenerator json) {
    JsonFields fields = new JsonFields(json);
    AttributeWriter attributes = new AttributeWriter(image, fields);
    Recycling recycling = image.recycling().orElseThrow();
    json.writeStartObject();
    attributes.write(ID, NAME, STATUS);
    json.write("restored_status", recycling.restoredStatus().text());
    attributes.write(VISIBILITY, OWNER, DISK_FORMAT, CONTAINER_FORMAT, CHECKSUM, SIZE, TAGS);
    json.writeStartObject("properties");
    image.properties().forEach(fields::write);
    json.writeEnd();
    attributes.write(CREATED_AT);
    fields.write("deleted_at", recycling.recycledAt());
    fields.write("restorable_until", recycling.retainedUntil());
    json.write("self", BIN + "/" + image.id());
    json.writeEnd();
  }
}
