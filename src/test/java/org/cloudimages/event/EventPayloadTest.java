package org.cloudimages.event;

import static org.cloudimages.testing.JsonText.object;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageAttribute;
import org.cloudimages.image.entity.ImageData;
import org.cloudimages.image.entity.ImageMember;
import org.cloudimages.image.entity.Visibility;
import org.cloudimages.task.entity.Task;
import org.cloudimages.task.entity.TaskStyle;
import org.cloudimages.task.entity.TaskType;
import org.junit.jupiter.api.Test;

/** The fields are those that Glance documents. */
class EventPayloadTest {

  private static final Instant BORN = Instant.parse("2026-01-02T03:04:05.678901Z");

  private final Image image = new Image("an id", "a project", BORN);

  @Test
  void imageIsToldAsGlanceTellsIt() {
    Map<String, String> properties = new HashMap<>(Map.of("os", "a system"));
    properties.put("none", null);
    image.describe(Set.of("b", "a"), properties);
    image.change(ImageAttribute.VISIBILITY, Visibility.PUBLIC);
    image.change(ImageAttribute.DISK_FORMAT, "raw");
    image.activate(
        new ImageData("a store", 3, OptionalLong.of(8), "an MD5", "sha512", "a hash"), BORN);

    assertEquals(
        object(
            """
            {"id": "an id", "name": null, "status": "active", "created_at": "2026-01-02T03:04:05Z",
             "updated_at": "2026-01-02T03:04:05Z", "min_disk": 0, "min_ram": 0, "protected": false,
             "owner": "a project", "disk_format": "raw", "container_format": null,
             "checksum": "an MD5", "size": 3, "virtual_size": 8, "is_public": true,
             "visibility": "public", "properties": {"none": null, "os": "a system"},
             "tags": ["a", "b"], "deleted": false, "deleted_at": null}
            """),
        EventPayload.of(image));
  }

  @Test
  void imageWithoutDataHasNullsInTheirPlace() {
    assertEquals(JsonValue.NULL, EventPayload.of(image).get("checksum"));
    assertEquals(JsonValue.NULL, EventPayload.of(image).get("size"));
    assertEquals(JsonValue.NULL, EventPayload.of(image).get("virtual_size"));
    assertFalse(EventPayload.of(image).getBoolean("is_public"));
  }

  @Test
  void deletedImageSaysWhen() {
    image.beginImport("a task", List.of(), BORN);
    image.discard(BORN.plusSeconds(1));

    assertTrue(EventPayload.of(image).getBoolean("deleted"));
    assertEquals("2026-01-02T03:04:06Z", EventPayload.of(image).getString("deleted_at"));
    assertEquals("deleted", EventPayload.of(image).getString("status"));
  }

  @Test
  void memberIsToldAsGlanceTellsIt() {
    ImageMember member = new ImageMember(image, "a member", BORN);

    assertEquals(
        object(
            """
            {"image_id": "an id", "member_id": "a member", "status": "pending",
             "created_at": "2026-01-02T03:04:05Z", "updated_at": "2026-01-02T03:04:05Z",
             "deleted": true, "deleted_at": "2026-01-02T03:04:06Z"}
            """),
        EventPayload.of(member, Optional.of(BORN.plusSeconds(1))));
    assertFalse(EventPayload.of(member, Optional.empty()).getBoolean("deleted"));
  }

  @Test
  void taskIsToldWithoutWhatItIsToDo() {
    Task task =
        new Task(
            TaskType.API_IMAGE_IMPORT,
            TaskStyle.GLANCE,
            "an id",
            Json.createObjectBuilder().add("uri", "http://user:secret@host").build(),
            BORN);
    task.rename("a task");
    task.askedBy("a user", "a project", "req-1");

    assertEquals(
        object(
            """
            {"id": "a task", "type": "api_image_import", "status": "pending", "result": null,
             "owner": "a project", "message": null, "expires_at": null,
             "created_at": "2026-01-02T03:04:05Z", "updated_at": "2026-01-02T03:04:05Z",
             "deleted": false, "deleted_at": null}
            """),
        EventPayload.of(task));
  }
}
