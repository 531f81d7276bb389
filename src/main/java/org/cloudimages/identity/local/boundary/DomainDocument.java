package org.cloudimages.identity.local.boundary;

import jakarta.json.stream.JsonGenerator;
import org.cloudimages.http.content.JsonDocument;

/**
 * Our domain as Keystone v3 shows it.
 *
 * @param endpoint where clients reach the service, without a slash at the end
 */
record DomainDocument(String endpoint) implements JsonDocument {

  @Override
  public void writeTo(JsonGenerator json) {
    json.writeStartObject().writeStartObject("domain");
    writeAttributes(json);
    json.writeEnd().writeEnd();
  }

  void writeAttributes(JsonGenerator json) {
    json.write("id", OurDomain.ID).write("name", OurDomain.NAME);
    json.write("description", OurDomain.DESCRIPTION).write("enabled", true);
    json.writeStartArray("tags").writeEnd().writeStartObject("options").writeEnd();
    json.writeStartObject("links")
        .write("self", endpoint + "/identity/v3/domains/" + OurDomain.ID)
        .writeEnd();
  }
}
