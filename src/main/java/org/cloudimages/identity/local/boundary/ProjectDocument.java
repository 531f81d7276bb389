package org.cloudimages.identity.local.boundary;

import jakarta.json.stream.JsonGenerator;
import org.cloudimages.http.content.JsonDocument;
import org.cloudimages.identity.local.LocalUser;

/**
 * A project as Keystone v3 shows it.
 *
 * @param endpoint where clients reach the service, without a slash at the end
 */
record ProjectDocument(LocalUser.Project project, String endpoint) implements JsonDocument {

  @Override
  public void writeTo(JsonGenerator json) {
    json.writeStartObject().writeStartObject("project");
    writeAttributes(json);
    json.writeEnd().writeEnd();
  }

  void writeAttributes(JsonGenerator json) {
    json.write("id", project.id()).write("name", project.name()).write("description", "");
    json.write("domain_id", OurDomain.ID).write("parent_id", OurDomain.ID);
    json.write("is_domain", false).write("enabled", true);
    json.writeStartArray("tags").writeEnd().writeStartObject("options").writeEnd();
    json.writeStartObject("links")
        .write("self", endpoint + "/identity/v3/projects/" + project.id())
        .writeEnd();
  }
}
