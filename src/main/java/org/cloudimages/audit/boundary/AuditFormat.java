package org.cloudimages.audit.boundary;

import static java.util.stream.Collectors.joining;

import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cloudimages.audit.AuditEntry;
import org.cloudimages.audit.search.AuditField;

/** The forms of a whole range, one line an entry. */
enum AuditFormat {
  /** RFC 4180, with a line of names. */
  CSV("text/csv") {
    @Override
    String head() {
      return Stream.of(AuditField.values()).map(AuditField::text).collect(joining(",", "", CRLF));
    }

    @Override
    String line(AuditEntry entry) {
      return Stream.of(AuditField.values())
          .map(field -> quoted(field.of(entry)))
          .collect(joining(",", "", CRLF));
    }
  },
  /** JSON lines, by either of their names. */
  NDJSON("application/x-ndjson"),
  JSONL("application/jsonl");

  private static final String CRLF = "\r\n";
  private static final JsonGeneratorFactory GENERATORS = Json.createGeneratorFactory(Map.of());

  private final String media;

  AuditFormat(String media) {
    this.media = media;
  }

  /**
   * Returns the first one that a client accepts before plain JSON; none where it wants a page.
   *
   * @param accept the value of the header; empty where there is none
   */
  static Optional<AuditFormat> of(String accept) {
    return Stream.of(accept.split(","))
        .map(range -> range.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
        .takeWhile(range -> !range.equals("application/json"))
        .flatMap(range -> Arrays.stream(values()).filter(format -> format.media.equals(range)))
        .findFirst();
  }

  String media() {
    return media + ";charset=utf-8";
  }

  /** What comes before the first line. */
  String head() {
    return "";
  }

  String line(AuditEntry entry) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = GENERATORS.createGenerator(line)) {
      AuditDocument.write(entry, json);
    }
    return line + "\n";
  }

  private static String quoted(String text) {
    if (text == null) {
      return "";
    }
    return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
