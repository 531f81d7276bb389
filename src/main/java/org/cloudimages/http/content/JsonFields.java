package org.cloudimages.http.content;

import jakarta.json.stream.JsonGenerator;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Fields of an object as all documents of the Images API have them: null where there is none. */
public record JsonFields(JsonGenerator json) {

  public void write(String name, String value) {
    if (value == null) {
      json.writeNull(name);
    } else {
      json.write(name, value);
    }
  }

  public void write(String name, Long value) {
    if (value == null) {
      json.writeNull(name);
    } else {
      json.write(name, value);
    }
  }

  /** Writes a time in UTC and whole seconds. */
  public void write(String name, Instant time) {
    write(
        name,
        time == null
            ? null
            : DateTimeFormatter.ISO_INSTANT.format(time.truncatedTo(ChronoUnit.SECONDS)));
  }
}
