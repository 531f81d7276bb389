package org.cloudimages.identity.local.boundary;

import jakarta.json.stream.JsonGenerator;
import java.util.List;

/**
 * The services of a cloud that has only this one: images, and identity beside them.
 *
 * @param endpoint where clients reach the service, without a slash at the end
 */
record Catalog(String endpoint) {

  private static final String REGION = "RegionOne";
  private static final List<String> INTERFACES = List.of("public", "internal", "admin");

  void writeTo(JsonGenerator json) {
    json.writeStartArray("catalog");
    writeService(json, "image", "images", endpoint);
    writeService(json, "identity", "identity", endpoint + "/identity");
    json.writeEnd();
  }

  private static void writeService(JsonGenerator json, String type, String name, String url) {
    json.writeStartObject().write("type", type).write("name", name).write("id", name);
    json.writeStartArray("endpoints");
    for (String kind : INTERFACES) {
      json.writeStartObject().write("id", name + '-' + kind).write("interface", kind);
      json.write("region", REGION).write("region_id", REGION).write("url", url).writeEnd();
    }
    json.writeEnd().writeEnd();
  }
}
