package org.cloudimages.schema.boundary;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.cloudimages.member.boundary.MemberAttribute;

/** The schema of a member of an image. */
final class MemberSchema {

  private MemberSchema() {}

  static JsonObject of() {
    JsonObjectBuilder properties = Json.createObjectBuilder();
    for (MemberAttribute attribute : MemberAttribute.values()) {
      JsonObjectBuilder property = TypeSchema.of(attribute.type());
      if (attribute == MemberAttribute.SCHEMA) {
        property.add("readOnly", true);
      }
      properties.add(attribute.text(), property.add("description", attribute.description()));
    }
    return Json.createObjectBuilder().add("name", "member").add("properties", properties).build();
  }
}
