package org.cloudimages.image.boundary;

import jakarta.json.stream.JsonGenerator;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.cloudimages.http.content.JsonDocument;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageData;
import org.cloudimages.image.entity.ImageStatus;

/** An image on the wire: every base attribute, null where unset, and each custom property. */
public record ImageDocument(Image image) implements JsonDocument {

  @Override
  public void writeTo(JsonGenerator json) {
    Optional<ImageData> data = image.data();
    json.writeStartObject();
    write(json, "id", image.id());
    write(json, "name", image.name());
    write(json, "status", image.status().text());
    write(json, "visibility", image.visibility().text());
    json.write("protected", image.isProtected());
    json.write("os_hidden", image.isHidden());
    write(json, "owner", image.owner());
    write(json, "disk_format", image.diskFormat());
    write(json, "container_format", image.containerFormat());
    json.write("min_disk", image.minDisk());
    json.write("min_ram", image.minRam());
    write(json, "checksum", data.flatMap(ImageData::checksum).orElse(null));
    write(json, "os_hash_algo", data.flatMap(ImageData::hashAlgorithm).orElse(null));
    write(json, "os_hash_value", data.flatMap(ImageData::hashValue).orElse(null));
    write(json, "size", data.map(ImageData::size).orElse(null));
    write(json, "virtual_size", data.flatMap(ImageData::virtualSize).orElse(null));
    write(json, "created_at", date(image.createdAt()));
    write(json, "updated_at", date(image.updatedAt()));
    json.writeStartArray("tags");
    image.tags().forEach(json::write);
    json.writeEnd();
    writeStores(json);
    image.properties().forEach((name, value) -> write(json, name, value));
    String self = path(image.id());
    write(json, "self", self);
    write(json, "file", self + "/file");
    write(json, "schema", "/v2/schemas/image");
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

  private static void write(JsonGenerator json, String name, String value) {
    if (value == null) {
      json.writeNull(name);
    } else {
      json.write(name, value);
    }
  }

  private static void write(JsonGenerator json, String name, Long value) {
    if (value == null) {
      json.writeNull(name);
    } else {
      json.write(name, value);
    }
  }

  private static String date(Instant instant) {
    return DateTimeFormatter.ISO_INSTANT.format(instant.truncatedTo(ChronoUnit.SECONDS));
  }
}
