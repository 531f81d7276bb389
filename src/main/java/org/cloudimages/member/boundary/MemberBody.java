package org.cloudimages.member.boundary;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.http.content.ClientText;
import org.cloudimages.image.entity.MemberStatus;

/** The bodies of requests about members; keys that they do not ask for are ignored. */
final class MemberBody {

  /** Characters that the id of a project may have. */
  private static final int MAX_LENGTH = 255;

  private MemberBody() {}

  /**
   * Reads the project to share with; a number stands for its text.
   *
   * @throws ImagesException 400 when it is missing, empty, too long or of another type, has a blank
   *     at an end, or no path can name it
   */
  static String member(JsonObject body) {
    JsonValue value = body.get("member");
    String text = value instanceof JsonNumber number ? number.toString() : text("member", value);
    ClientText.require("member", text, MAX_LENGTH);
    ClientText.requireNoBlanksAround("member", text);
    return ClientText.requireNameable("member", "member", text);
  }

  /**
   * Reads what a member says.
   *
   * @throws ImagesException 400 when it is none of the three words
   */
  static MemberStatus status(JsonObject body) {
    return MemberStatus.of(text("status", body.get("status")))
        .orElseThrow(
            () ->
                ImagesException.invalid(
                    "status", "it must be one of accepted, pending, rejected."));
  }

  private static String text(String name, JsonValue value) {
    if (value instanceof JsonString string && !string.getString().isEmpty()) {
      return string.getString();
    }
    throw ImagesException.invalid(name, "it must be a text that is not empty.");
  }
}
