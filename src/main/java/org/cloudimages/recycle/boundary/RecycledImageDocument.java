package org.cloudimages.recycle.boundary;

import jakarta.json.stream.JsonGenerator;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.cloudimages.http.content.JsonDocument;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageData;
import org.cloudimages.image.entity.Recycling;

/** An image in the recycle bin on the wire: what tells it from others, and how long it is there. */
record RecycledImageDocument(Image image) implements JsonDocument {

  static final String BIN = "/v2/recycle-bin";

  @Override
  public void writeTo(JsonGenerator json) {
    Recycling recycling = image.recycling().orElseThrow();
    Optional<ImageData> data = image.data();
    json.writeStartObject();
    json.write("id", image.id());
    write(json, "name", image.name());
    json.write("status", image.status().text());
    json.write("restored_status", recycling.restoredStatus().text());
    json.write("visibility", image.visibility().text());
    write(json, "owner", image.owner());
    write(json, "disk_format", image.diskFormat());
    write(json, "container_format", image.containerFormat());
    write(json, "checksum", data.flatMap(ImageData::checksum).orElse(null));
    data.map(ImageData::size)
        .ifPresentOrElse(size -> json.write("size", size), () -> json.writeNull("size"));
    json.writeStartArray("tags");
    image.tags().forEach(json::write);
    json.writeEnd();
    json.writeStartObject("properties");
    image.properties().forEach((name, value) -> write(json, name, value));
    json.writeEnd();
    json.write("created_at", date(image.createdAt()));
    json.write("deleted_at", date(recycling.recycledAt()));
    json.write("restorable_until", date(recycling.retainedUntil()));
    json.write("self", BIN + "/" + image.id());
    json.writeEnd();
  }

  private static void write(JsonGenerator json, String name, String value) {
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
