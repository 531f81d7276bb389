package org.cloudimages.http.content;

import jakarta.json.stream.JsonGenerator;

/** Something that is written to a response as JSON, value by value, without a tree in between. */
@FunctionalInterface
public interface JsonDocument {

  /** Writes one JSON value; the generator is flushed and closed by the caller. */
  void writeTo(JsonGenerator json);
}
