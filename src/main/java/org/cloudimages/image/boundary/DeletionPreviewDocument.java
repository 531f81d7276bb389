package org.cloudimages.image.boundary;

import jakarta.json.stream.JsonGenerator;
import jakarta.ws.rs.core.Response;
import org.cloudimages.http.content.JsonDocument;
import org.cloudimages.http.content.JsonFields;
import org.cloudimages.image.deletion.DeletionPreview;

/** What a delete would do, on the wire: the status and the fault that it would be answered with. */
record DeletionPreviewDocument(DeletionPreview preview) implements JsonDocument {

  @Override
  public void writeTo(JsonGenerator json) {
    json.writeStartObject().write("id", preview.id());
    preview
        .refusal()
        .ifPresentOrElse(
            fault -> json.write("status", fault.type().status()).write("fault", fault.json()),
            () -> json.write("status", Response.Status.NO_CONTENT.getStatusCode()));
    preview.removal().ifPresent(removal -> write(json, removal));
    new JsonFields(json).write("restorable_until", preview.restorableUntil().orElse(null));
    json.writeEnd();
  }

  private static void write(JsonGenerator json, DeletionPreview.Removal removal) {
    json.writeStartObject("removes").writeStartArray("stores");
    removal.stores().forEach(json::write);
    json.writeEnd();
    json.write("bytes", removal.bytes()).write("members", removal.members());
    json.writeStartArray("work");
    removal.work().forEach(json::write);
    json.writeEnd().writeEnd();
  }
}
