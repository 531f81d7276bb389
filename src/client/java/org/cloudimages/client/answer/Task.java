package org.cloudimages.client.answer;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/** Work that goes on after its request was answered. A page of tasks lacks input and result. */
public record Task(JsonObject document) {

  public String id() {
    return read().given("id");
  }

  /** Such as {@code import} or {@code api_image_import}. */
  public String type() {
    return read().given("type");
  }

  /** {@code pending}, {@code processing}, {@code success} or {@code failure}. */
  public String status() {
    return read().given("status");
  }

  /** How far it is, or why it failed. */
  public Optional<String> message() {
    return read().text("message").filter(message -> !message.isEmpty());
  }

  public Optional<String> imageId() {
    return read().text("image_id");
  }

  public Optional<JsonObject> input() {
    return read().object("input");
  }

  public Optional<JsonObject> result() {
    return read().object("result");
  }

  public Instant createdAt() {
    return read().instant("created_at").orElseThrow();
  }

  /** When it will be forgotten; empty until it has ended. */
  public Optional<Instant> expiresAt() {
    return read().instant("expires_at");
  }

  private Document read() {
    return new Document(document);
  }
}
