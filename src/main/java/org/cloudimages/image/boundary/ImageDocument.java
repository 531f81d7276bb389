package org.cloudimages.image.boundary;

import jakarta.json.stream.JsonGenerator;
import org.cloudimages.http.content.JsonDocument;
import org.cloudimages.http.content.JsonFields;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageStatus;

/** An image on the wire: every base attribute, null where unset, and each custom property. */
public record ImageDocument(Image image) implements JsonDocument {

  @Override
  public void writeTo(JsonGenerator json) {
    json.writeStartObject();
    JsonFields fields = new JsonFields(json);
    fields.write("id", image.id());
    fields.write("name", image.name());
    fields.write("status", image.status().text());
    fields.write("visibility", image.visibility().text());
    json.write("protected", image.isProtected());
    json.write("os_hidden", image.isHidden());
    fields.write("owner", image.owner());
    fields.write("disk_format", image.diskFormat());
    fields.write("container_format", image.containerFormat());
    json.write("min_disk", image.minDisk());
    json.write("min_ram", image.minRam());
    fields.write("checksum", image.checksum());
    fields.write("os_hash_algo", image.hashAlgorithm());
    fields.write("os_hash_value", image.hashValue());
    fields.write("size", image.size());
    fields.write("virtual_size", image.virtualSize());
    fields.write("created_at", image.createdAt());
    fields.write("updated_at", image.updatedAt());
    json.writeStartArray("tags");
    image.tags().forEach(json::write);
    json.writeEnd();
    writeStores(json);
    image.properties().forEach(fields::write);
    String self = path(image.id());
    fields.write("self", self);
    fields.write("file", self + "/file");
    fields.write("schema", "/v2/schemas/image");
    json.writeEnd();
  }

  /** Where the data lie, which a deactivated image keeps to itself. */
  private void writeStores(JsonGenerator json) {
    if (!image.stores().isEmpty() && image.status() != ImageStatus.DEACTIVATED) {
      json.write("stores", String.join(",", image.stores()));
    }
  }

  /** The link to an image: always relative to the root of the service. */
  static String path(String id) {
    return "/v2/images/" + id;
  }
}
