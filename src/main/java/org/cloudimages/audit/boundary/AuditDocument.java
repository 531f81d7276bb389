package org.cloudimages.audit.boundary;

import jakarta.json.stream.JsonGenerator;
import org.cloudimages.audit.AuditEntry;
import org.cloudimages.audit.search.AuditField;
import org.cloudimages.audit.search.AuditPage;
import org.cloudimages.http.QueryParameters;
import org.cloudimages.http.content.JsonDocument;
import org.cloudimages.http.content.PageLinks;

/** A page of entries on the wire; each has all fields, null where there is nothing to tell. */
record AuditDocument(AuditPage page, QueryParameters query) implements JsonDocument {

  static final String PATH = "/v2/audit";

  @Override
  public void writeTo(JsonGenerator json) {
    json.writeStartObject().writeStartArray("entries");
    page.entries().forEach(entry -> write(entry, json));
    json.writeEnd();
    new PageLinks(PATH, query, page.next()).writeTo(json);
    json.writeEnd();
  }

  static void write(AuditEntry entry, JsonGenerator json) {
    json.writeStartObject();
    for (AuditField field : AuditField.values()) {
      String text = field.of(entry);
      if (text == null) {
        json.writeNull(field.text());
      } else {
        json.write(field.text(), text);
      }
    }
    json.writeEnd();
  }
}
