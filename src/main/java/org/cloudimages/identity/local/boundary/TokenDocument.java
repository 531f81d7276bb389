package org.cloudimages.identity.local.boundary;

import jakarta.json.stream.JsonGenerator;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.cloudimages.http.content.JsonDocument;
import org.cloudimages.identity.local.LocalToken;
import org.cloudimages.identity.local.LocalUser;
import org.cloudimages.identity.local.Session;

/**
 * A token as Keystone v3 shows it.
 *
 * @param catalog left out where the client does not want it
 */
record TokenDocument(Session session, Optional<Catalog> catalog) implements JsonDocument {

  @Override
  public void writeTo(JsonGenerator json) {
    LocalToken token = session.token();
    LocalUser user = session.user();
    json.writeStartObject().writeStartObject("token");
    writeMethods(json, token);
    writeAuditIds(json, token);
    json.write("issued_at", date(token.issuedAt())).write("expires_at", date(token.expiresAt()));
    writeOwned(json, "user", user.id(), user.name());
    writeOwned(json, "project", user.project().id(), user.project().name());
    writeRoles(json, user);
    catalog.ifPresent(services -> services.writeTo(json));
    json.writeEnd().writeEnd();
  }

  /** Its own, and that of the chain which is revoked with it. */
  private static void writeAuditIds(JsonGenerator json, LocalToken token) {
    json.writeStartArray("audit_ids").write(token.id());
    if (!token.chain().equals(token.id())) {
      json.write(token.chain());
    }
    json.writeEnd();
  }

  private static void writeMethods(JsonGenerator json, LocalToken token) {
    json.writeStartArray("methods");
    if (token.isFromToken()) {
      json.write("token");
    }
    json.write("password").writeEnd();
  }

  private static void writeOwned(JsonGenerator json, String key, String id, String name) {
    json.writeStartObject(key).write("id", id).write("name", name);
    OurDomain.writeTo(json);
    json.writeEnd();
  }

  private static void writeRoles(JsonGenerator json, LocalUser user) {
    json.writeStartArray("roles");
    user.caller().roles().stream()
        .sorted()
        .forEach(role -> json.writeStartObject().write("id", role).write("name", role).writeEnd());
    json.writeEnd();
  }

  private static String date(Instant instant) {
    return DateTimeFormatter.ISO_INSTANT.format(instant);
  }
}
