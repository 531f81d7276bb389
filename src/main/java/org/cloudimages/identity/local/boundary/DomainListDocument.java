package org.cloudimages.identity.local.boundary;

import jakarta.json.stream.JsonGenerator;
import org.cloudimages.http.content.JsonDocument;

/**
 * Our domain, or none, as Keystone v3 lists domains.
 *
 * @param ours whether it is in the list
 * @param endpoint where clients reach the service, without a slash at the end
 */
record DomainListDocument(boolean ours, String endpoint) implements JsonDocument {

  @Override
  public void writeTo(JsonGenerator json) {
    json.writeStartObject().writeStartArray("domains");
    if (ours) {
      json.writeStartObject();
      new DomainDocument(endpoint).writeAttributes(json);
      json.writeEnd();
    }
    json.writeEnd().writeStartObject("links");
    json.write("self", endpoint + "/identity/v3/domains");
    json.writeNull("previous").writeNull("next").writeEnd().writeEnd();
  }
}
