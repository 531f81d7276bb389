package org.cloudimages.member.boundary;

import jakarta.json.stream.JsonGenerator;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.cloudimages.http.content.JsonDocument;
import org.cloudimages.image.entity.ImageMember;

/** A member of an image on the wire. */
record MemberDocument(ImageMember member) implements JsonDocument {

  @Override
  public void writeTo(JsonGenerator json) {
    json.writeStartObject()
        .write("image_id", member.imageId())
        .write("member_id", member.memberId())
        .write("status", member.status().text())
        .write("created_at", date(member.createdAt()))
        .write("updated_at", date(member.updatedAt()))
        .write("schema", "/v2/schemas/member")
        .writeEnd();
  }

  private static String date(Instant instant) {
    return DateTimeFormatter.ISO_INSTANT.format(instant.truncatedTo(ChronoUnit.SECONDS));
  }
}
