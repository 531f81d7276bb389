package org.cloudimages.identity.local.boundary;

import jakarta.json.stream.JsonGenerator;
import java.util.List;
import org.cloudimages.http.content.JsonDocument;
import org.cloudimages.identity.local.LocalUser;

/**
 * Projects as Keystone v3 lists them: all of them, in one page.
 *
 * @param endpoint where clients reach the service, without a slash at the end
 * @param path the path that was asked for
 */
record ProjectListDocument(List<LocalUser.Project> projects, String endpoint, String path)
    implements JsonDocument {

  @Override
  public void writeTo(JsonGenerator json) {
    json.writeStartObject().writeStartArray("projects");
    for (LocalUser.Project project : projects) {
      json.writeStartObject();
      new ProjectDocument(project, endpoint).writeAttributes(json);
      json.writeEnd();
    }
    json.writeEnd().writeStartObject("links");
    json.write("self", endpoint + path).writeNull("previous").writeNull("next");
    json.writeEnd().writeEnd();
  }
}
