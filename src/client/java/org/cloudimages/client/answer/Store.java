package org.cloudimages.client.answer;

import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.OptionalLong;

/** A place for the data of images. */
public record Store(JsonObject document) {

  public String id() {
    return read().given("id");
  }

  public Optional<String> description() {
    return read().text("description");
  }

  /** Whether data go there when none is named. */
  public boolean isDefault() {
    return read().given("default").equals("true");
  }

  public boolean isReadOnly() {
    return read().given("read-only").equals("true");
  }

  /** Such as {@code file} or {@code s3}; only in detail. */
  public Optional<String> type() {
    return read().text("type");
  }

  /** Stores of greater weight are read first; only in detail. */
  public OptionalLong weight() {
    return read().number("weight");
  }

  private Document read() {
    return new Document(document);
  }
}
