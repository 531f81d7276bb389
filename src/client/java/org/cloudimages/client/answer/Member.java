package org.cloudimages.client.answer;

import jakarta.json.JsonObject;
import java.time.Instant;

/** A project that an image is shared with. */
public record Member(JsonObject document) {

  /** The id of the image. */
  public String imageId() {
    return read().given("image_id");
  }

  /** The id of the project. */
  public String memberId() {
    return read().given("member_id");
  }

  /** {@code pending}, {@code accepted} or {@code rejected}. */
  public String status() {
    return read().given("status");
  }

  public Instant createdAt() {
    return read().instant("created_at").orElseThrow();
  }

  public Instant updatedAt() {
    return read().instant("updated_at").orElseThrow();
  }

  private Document read() {
    return new Document(document);
  }
}
