package org.cloudimages.identity.local.boundary;

import static org.cloudimages.identity.local.LocalSettings.OWN_REGION;

import jakarta.json.stream.JsonGenerator;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * The services of a cloud that has only this one: images, and identity beside them; and its kind in
 * other regions.
 *
 * @param endpoint where clients reach the service, without a slash at the end
 * @param regions where image services of other regions are, by their names
 */
record Catalog(String endpoint, Map<String, URI> regions) {

  private static final List<String> INTERFACES = List.of("public", "internal", "admin");

  void writeTo(JsonGenerator json) {
    json.writeStartArray("catalog");
    begin(json, "image", "images");
    writeEndpoints(json, "images", OWN_REGION, endpoint);
    regions.forEach(
        (region, url) -> writeEndpoints(json, "images-" + region, region, url.toString()));
    json.writeEnd().writeEnd();
    begin(json, "identity", "identity");
    writeEndpoints(json, "identity", OWN_REGION, endpoint + "/identity");
    json.writeEnd().writeEnd().writeEnd();
  }

  private static void begin(JsonGenerator json, String type, String name) {
    json.writeStartObject().write("type", type).write("name", name).write("id", name);
    json.writeStartArray("endpoints");
  }

  private static void writeEndpoints(JsonGenerator json, String id, String region, String url) {
    for (String kind : INTERFACES) {
      json.writeStartObject().write("id", id + '-' + kind).write("interface", kind);
      json.write("region", region).write("region_id", region).write("url", url).writeEnd();
    }
  }
}
