package org.cloudimages.client.answer;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** An image in the recycle bin. */
public record DeletedImage(JsonObject document) {

  public String id() {
    return read().given("id");
  }

  public Optional<String> name() {
    return read().text("name");
  }

  /** The status that it has again when it is restored. */
  public String restoredStatus() {
    return read().given("restored_status");
  }

  /** Bytes of its data. */
  public OptionalLong size() {
    return read().number("size");
  }

  public Instant deletedAt() {
    return read().instant("deleted_at").orElseThrow();
  }

  /** From then on it is gone for good. */
  public Instant restorableUntil() {
    return read().instant("restorable_until").orElseThrow();
  }

  /** Its custom properties. */
  public Map<String, String> properties() {
    return read().object("properties").map(each -> new Document(each).texts()).orElse(Map.of());
  }

  private Document read() {
    return new Document(document);
  }
}
