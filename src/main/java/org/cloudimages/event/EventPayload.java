package org.cloudimages.event;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageData;
import org.cloudimages.image.entity.ImageMember;
import org.cloudimages.image.entity.Visibility;
import org.cloudimages.task.entity.Task;

/**
 * What is told of images, members and tasks: the fields of Glance's notifications, which other
 * services of OpenStack read. Where data lie is not told, nor what a task is to do, because either
 * may be confidential.
 */
final class EventPayload {

  // because Json itself looks the provider up at each call
  private static final JsonProvider JSON = JsonProvider.provider();

  private final JsonObjectBuilder fields = JSON.createObjectBuilder();

  private EventPayload() {}

  static JsonObject of(Image image) {
    EventPayload payload = new EventPayload();
    payload.add("id", image.id());
    payload.add("name", image.name());
    payload.add("status", image.status().text());
    payload.addTimes(image.createdAt(), image.updatedAt());
    payload.fields.add("min_disk", image.minDisk()).add("min_ram", image.minRam());
    payload.fields.add("protected", image.isProtected());
    payload.add("owner", image.owner());
    payload.add("disk_format", image.diskFormat());
    payload.add("container_format", image.containerFormat());
    payload.addData(image.data());
    payload.fields.add("is_public", image.visibility() == Visibility.PUBLIC);
    payload.add("visibility", image.visibility().text());
    payload.addText(image);
    return payload.deletedAt(image.isDeleted() ? image.deletedAt() : Optional.empty());
  }

  /**
   * A member.
   *
   * @param deletedAt when it was removed, if it was
   */
  static JsonObject of(ImageMember member, Optional<Instant> deletedAt) {
    EventPayload payload = new EventPayload();
    payload.add("image_id", member.imageId());
    payload.add("member_id", member.memberId());
    payload.add("status", member.status().text());
    payload.addTimes(member.createdAt(), member.updatedAt());
    return payload.deletedAt(deletedAt);
  }

  static JsonObject of(Task task) {
    EventPayload payload = new EventPayload();
    payload.add("id", task.id());
    payload.add("type", task.type().text());
    payload.add("status", task.status().text());
    payload.add("result", null);
    payload.add("owner", task.owner());
    payload.add("message", null);
    payload.add("expires_at", task.expiresAt().map(EventPayload::seconds).orElse(null));
    payload.addTimes(task.createdAt(), task.updatedAt());
    return payload.deletedAt(Optional.empty());
  }

  private void add(String name, String value) {
    if (value == null) {
      fields.addNull(name);
    } else {
      fields.add(name, value);
    }
  }

  private void addTimes(Instant created, Instant updated) {
    add("created_at", seconds(created));
    add("updated_at", seconds(updated));
  }

  private void addData(Optional<ImageData> data) {
    add("checksum", data.flatMap(ImageData::checksum).orElse(null));
    addNumber("size", data.flatMap(ImageData::size));
    addNumber("virtual_size", data.flatMap(ImageData::virtualSize));
  }

  private void addNumber(String name, Optional<Long> value) {
    value.ifPresentOrElse(number -> fields.add(name, number), () -> fields.addNull(name));
  }

  private void addText(Image image) {
    EventPayload properties = new EventPayload();
    image.properties().forEach(properties::add);
    JsonArrayBuilder tags = JSON.createArrayBuilder();
    image.tags().forEach(tags::add);
    fields.add("properties", properties.fields).add("tags", tags);
  }

  private JsonObject deletedAt(Optional<Instant> time) {
    fields.add("deleted", time.isPresent());
    add("deleted_at", time.map(EventPayload::seconds).orElse(null));
    return fields.build();
  }

  /** As Glance writes it, such as {@code 2026-11-28T12:00:00Z}. */
  private static String seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
