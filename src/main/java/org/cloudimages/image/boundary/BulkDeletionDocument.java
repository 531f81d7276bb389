package org.cloudimages.image.boundary;

import jakarta.json.stream.JsonGenerator;
import jakarta.ws.rs.core.Response;
import org.cloudimages.http.content.JsonDocument;
import org.cloudimages.image.deletion.BulkDeletion;

/** What became of each image, on the wire: the answer that a delete of its own would have got. */
record BulkDeletionDocument(BulkDeletion.Results results) implements JsonDocument {

  @Override
  public void writeTo(JsonGenerator json) {
    json.writeStartObject().writeStartArray("results");
    results.results().forEach(result -> write(json, result));
    json.writeEnd().write("more", results.more()).writeEnd();
  }

  private static void write(JsonGenerator json, BulkDeletion.Result result) {
    json.writeStartObject().write("id", result.id());
    result
        .refusal()
        .ifPresentOrElse(
            fault -> json.write("status", fault.type().status()).write("fault", fault.json()),
            () -> json.write("status", Response.Status.NO_CONTENT.getStatusCode()));
    json.writeEnd();
  }
}
