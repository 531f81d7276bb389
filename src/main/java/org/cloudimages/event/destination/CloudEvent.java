package org.cloudimages.event.destination;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import org.cloudimages.event.queue.EventMessage;

/** An event as CloudEvents 1.0 writes it, in its structured form of JSON. */
final class CloudEvent {

  static final String MEDIA_TYPE = "application/cloudevents+json; charset=utf-8";

  private static final JsonProvider JSON = JsonProvider.provider();

  private CloudEvent() {}

  static String of(EventMessage message, String source) {
    JsonObjectBuilder event =
        JSON.createObjectBuilder()
            .add("specversion", "1.0")
            .add("id", message.id())
            .add("source", source)
            .add("type", message.type())
            .add("subject", message.subject())
            .add("time", message.at().toString())
            .add("datacontenttype", "application/json")
            .add("requestid", message.requestId());
    if (!message.project().isEmpty()) {
      event.add("project", message.project());
    }
    return event
        .add("data", JSON.createReader(new StringReader(message.payload())).readObject())
        .build()
        .toString();
  }
}
