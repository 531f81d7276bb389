package org.cloudimages.event.destination;

import static org.cloudimages.testing.JsonText.object;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonObject;
import java.time.Instant;
import org.cloudimages.event.queue.EventMessage;
import org.junit.jupiter.api.Test;

class OsloNotificationTest {

  @Test
  void notificationIsJsonWithinJson() {
    EventMessage message =
        new EventMessage(
            "018f-an-id",
            "image.delete",
            "an-image",
            Instant.parse("2026-01-02T03:04:05Z"),
            "a-project",
            "req-1",
            "{\"id\": \"an-image\"}");

    JsonObject envelope = object(OsloNotification.of(message, "image.host"));

    assertEquals("2.0", envelope.getString("oslo.version"));
    assertEquals(
        object(
            """
            {"message_id": "018f-an-id", "publisher_id": "image.host", "event_type": "image.delete",
             "priority": "INFO", "payload": {"id": "an-image"},
             "timestamp": "2026-01-02 03:04:05.000000", "_unique_id": "018fanid",
             "_context_request_id": "req-1", "_context_project_id": "a-project"}
            """),
        object(envelope.getString("oslo.message")));
  }
}
