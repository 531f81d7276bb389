package org.cloudimages.identity.local.boundary;

import jakarta.json.stream.JsonGenerator;

/**
 * The one version of the identity API that there is, as Keystone describes its own.
 *
 * @param endpoint where clients reach the service, without a slash at the end
 */
record IdentityVersion(String endpoint) {

  /** Writes the attributes into an object that is open. */
  void writeAttributes(JsonGenerator json) {
    json.write("id", "v3.14").write("status", "stable").write("updated", "2020-04-07T00:00:00Z");
    json.writeStartArray("links").writeStartObject();
    json.write("rel", "self").write("href", endpoint + "/identity/v3/");
    json.writeEnd().writeEnd();
    json.writeStartArray("media-types").writeStartObject();
    json.write("base", "application/json");
    json.write("type", "application/vnd.openstack.identity-v3+json");
    json.writeEnd().writeEnd();
  }
}
