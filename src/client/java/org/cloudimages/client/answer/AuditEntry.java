package org.cloudimages.client.answer;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/** Who did what, and when. */
public record AuditEntry(JsonObject document) {

  public String id() {
    return read().given("id");
  }

  public Instant occurredAt() {
    return read().instant("occurred_at").orElseThrow();
  }

  /** Such as {@code image.delete}. */
  public String action() {
    return read().given("action");
  }

  /** {@code success} or {@code refused}. */
  public String outcome() {
    return read().given("outcome");
  }

  public Optional<String> userId() {
    return read().text("user_id");
  }

  public Optional<String> projectId() {
    return read().text("project_id");
  }

  public Optional<String> imageId() {
    return read().text("image_id");
  }

  public Optional<String> requestId() {
    return read().text("request_id");
  }

  private Document read() {
    return new Document(document);
  }
}
