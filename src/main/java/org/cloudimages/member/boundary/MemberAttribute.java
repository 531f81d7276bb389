package org.cloudimages.member.boundary;

import static org.cloudimages.image.entity.AttributeType.DATE;
import static org.cloudimages.image.entity.AttributeType.TEXT;

import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cloudimages.image.entity.AttributeType;
import org.cloudimages.image.entity.ImageMember;
import org.cloudimages.image.entity.MemberStatus;

/** What a member of an image has on the wire, in the order in which it is shown. */
@SuppressWarnings("ImmutableEnumChecker") // because the functions have no state
public enum MemberAttribute {
  IMAGE_ID(AttributeType.UUID, ImageMember::imageId, "The image that is shared."),
  MEMBER_ID(TEXT, ImageMember::memberId, "The project that it is shared with."),
  STATUS(
      AttributeType.word(
          Stream.of(MemberStatus.values()).map(MemberStatus::text).toArray(String[]::new)),
      member -> member.status().text(),
      "What the project says to it."),
  CREATED_AT(DATE, ImageMember::createdAt, "When it was shared."),
  UPDATED_AT(DATE, ImageMember::updatedAt, "When that changed last."),
  SCHEMA(TEXT, member -> "/v2/schemas/member", "The path of the schema that says what it has.");

  private final String text = name().toLowerCase(Locale.ROOT);
  private final AttributeType type;
  private final Function<ImageMember, Object> value;
  private final String description;

  MemberAttribute(AttributeType type, Function<ImageMember, Object> value, String description) {
    this.type = type;
    this.value = value;
    this.description = description;
  }

  /** The name on the wire. */
  public String text() {
    return text;
  }

  public AttributeType type() {
    return type;
  }

  /** What it says, in one sentence for the users of clients. */
  public String description() {
    return description;
  }

  /** What the member has, in the Java type of the attribute. */
  Object value(ImageMember member) {
    return value.apply(member);
  }
}
