package org.cloudimages.client.answer;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** A place where the data of an image lie. */
public record Location(JsonObject document) {

  public String url() {
    return read().given("url");
  }

  /** What was given with it, and {@code store}, the id of its store. */
  public JsonObject metadata() {
    return read().object("metadata").orElse(JsonValue.EMPTY_JSON_OBJECT);
  }

  private Document read() {
    return new Document(document);
  }
}
