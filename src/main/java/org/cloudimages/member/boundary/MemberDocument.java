package org.cloudimages.member.boundary;

import jakarta.json.stream.JsonGenerator;
import org.cloudimages.http.content.JsonDocument;
import org.cloudimages.http.content.JsonFields;
import org.cloudimages.image.entity.ImageMember;

/** A member of an image on the wire. */
record MemberDocument(ImageMember member) implements JsonDocument {

  @Override
  public void writeTo(JsonGenerator json) {
    json.writeStartObject();
    JsonFields fields = new JsonFields(json);
    fields.write("image_id", member.imageId());
    fields.write("member_id", member.memberId());
    fields.write("status", member.status().text());
    fields.write("created_at", member.createdAt());
    fields.write("updated_at", member.updatedAt());
    fields.write("schema", "/v2/schemas/member");
    json.writeEnd();
  }
}
