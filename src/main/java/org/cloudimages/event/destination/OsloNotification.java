package org.cloudimages.event.destination;

import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.cloudimages.event.queue.EventMessage;

/** An event as oslo.messaging writes a notification: JSON within JSON. */
final class OsloNotification {

  static final String MEDIA_TYPE = "application/json";

  private static final JsonProvider JSON = JsonProvider.provider();

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  private OsloNotification() {}

  static String of(EventMessage message, String publisher) {
    JsonObject notification =
        JSON.createObjectBuilder()
            .add("message_id", message.id())
            .add("publisher_id", publisher)
            .add("event_type", message.type())
            .add("priority", "INFO")
            .add("payload", JSON.createReader(new StringReader(message.payload())).readObject())
            .add("timestamp", time(message.at()))
            .add("_unique_id", message.id().replace("-", ""))
            .add("_context_request_id", message.requestId())
            .add("_context_project_id", message.project())
            .build();
    return JSON.createObjectBuilder()
        .add("oslo.version", "2.0")
        .add("oslo.message", notification.toString())
        .build()
        .toString();
  }

  private static String time(Instant time) {
    return TIME.format(time);
  }
}
