package org.cloudimages.client.answer;

import jakarta.json.JsonObject;

/** A minor version of the Images API: what it marks is served. */
public record ApiVersion(JsonObject document) {

  /** Such as {@code v2.17}. */
  public String id() {
    return read().given("id");
  }

  /** {@code CURRENT} or {@code SUPPORTED}. */
  public String status() {
    return read().given("status");
  }

  private Document read() {
    return new Document(document);
  }
}
