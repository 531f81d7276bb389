package org.cloudimages.identity.local.boundary;

import jakarta.json.stream.JsonGenerator;

/** The one domain that all local users and projects are in, as every new Keystone has it. */
final class OurDomain {

  static final String ID = "default";
  static final String NAME = "Default";
  static final String DESCRIPTION = "The default domain";

  private OurDomain() {}

  static void writeTo(JsonGenerator json) {
    json.writeStartObject("domain").write("id", ID).write("name", NAME).writeEnd();
  }
}
