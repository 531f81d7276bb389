package org.cloudimages.member.boundary;

import jakarta.json.stream.JsonGenerator;
import org.cloudimages.http.content.JsonDocument;
import org.cloudimages.http.content.JsonFields;
import org.cloudimages.image.boundary.AttributeWriter;
import org.cloudimages.image.entity.ImageMember;

/** A member of an image on the wire. */
record MemberDocument(ImageMember member) implements JsonDocument {

  @Override
  public void writeTo(JsonGenerator json) {
    json.writeStartObject();
    JsonFields fields = new JsonFields(json);
    for (MemberAttribute attribute : MemberAttribute.values()) {
      AttributeWriter.write(fields, attribute.text(), attribute.type(), attribute.value(member));
    }
    json.writeEnd();
  }
}
