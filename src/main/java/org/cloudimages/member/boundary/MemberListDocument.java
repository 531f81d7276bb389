package org.cloudimages.member.boundary;

import jakarta.json.stream.JsonGenerator;
import java.util.List;
import org.cloudimages.http.content.JsonDocument;
import org.cloudimages.image.entity.ImageMember;

/** The members of an image on the wire; the list has no pages. */
record MemberListDocument(List<ImageMember> members) implements JsonDocument {

  MemberListDocument {
    members = List.copyOf(members);
  }

  @Override
  public void writeTo(JsonGenerator json) {
    json.writeStartObject().writeStartArray("members");
    members.forEach(member -> new MemberDocument(member).writeTo(json));
    json.writeEnd().write("schema", "/v2/schemas/members").writeEnd();
  }
}
