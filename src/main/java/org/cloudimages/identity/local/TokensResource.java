package org.cloudimages.identity.local;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.http.JsonDocument;
import org.cloudimages.http.PublicEndpoint;
import org.cloudimages.http.RequestBody;
import org.cloudimages.identity.IdentityKind;
import org.cloudimages.identity.WithoutToken;

/** Logs local users in, in the words of Keystone v3: {@code POST /identity/v3/auth/tokens}. */
@Path("/identity/v3/auth/tokens")
@Singleton
public class TokensResource {

  @Inject
  @IdentityKind("local")
  private Instance<LocalUsers> local;

  @Inject private PublicEndpoint endpoint;

  /** Takes the {@code password} method; the scope is always the user's one project. */
  @POST
  @WithoutToken
  public Response login(@Context HttpServletRequest request) {
    // because only then are local users made: where others issue tokens, no request comes here
    LocalUsers users = local.get();
    JsonObject user = user(RequestBody.object(request));
    LocalUser known =
        text(user, "name")
            .flatMap(name -> text(user, "password").flatMap(given -> users.login(name, given)))
            .orElseThrow(
                () ->
                    ImagesException.of(
                        FaultType.UNAUTHORIZED, "The name or the password is wrong."));
    Instant expiresAt = users.expiry();
    return Response.status(Response.Status.CREATED)
        .type(MediaType.APPLICATION_JSON)
        .header("X-Subject-Token", users.issue(known, expiresAt))
        .entity(document(known, expiresAt, endpoint.of(request)))
        .build();
  }

  private static JsonObject user(JsonObject body) {
    return object(body, "auth")
        .flatMap(auth -> object(auth, "identity"))
        .flatMap(identity -> object(identity, "password"))
        .flatMap(password -> object(password, "user"))
        .orElseThrow(
            () -> ImagesException.invalid("auth.identity.password.user", "it must be an object"));
  }

  private static Optional<JsonObject> object(JsonObject parent, String name) {
    return parent.get(name) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
  }

  private static Optional<String> text(JsonObject parent, String name) {
    JsonValue value = parent.get(name);
    return value instanceof JsonString string ? Optional.of(string.getString()) : Optional.empty();
  }

  private static JsonDocument document(LocalUser user, Instant expiresAt, String endpoint) {
    return json -> {
      json.writeStartObject().writeStartObject("token");
      json.writeStartArray("methods").write("password").writeEnd();
      json.write("issued_at", date(expiresAt.minus(LocalUsers.TOKEN_LIFE)));
      json.write("expires_at", date(expiresAt));
      writeOwned(json, "user", user.id(), user.name());
      writeOwned(json, "project", user.project().id(), user.project().name());
      json.writeStartArray("roles");
      user.caller().roles().stream()
          .sorted()
          .forEach(
              role -> json.writeStartObject().write("id", role).write("name", role).writeEnd());
      json.writeEnd();
      writeCatalog(json, endpoint);
      json.writeEnd().writeEnd();
    };
  }

  private static void writeOwned(JsonGenerator json, String key, String id, String name) {
    json.writeStartObject(key).write("id", id).write("name", name);
    json.writeStartObject("domain").write("id", "default").write("name", "Default").writeEnd();
    json.writeEnd();
  }

  private static void writeCatalog(JsonGenerator json, String endpoint) {
    json.writeStartArray("catalog").writeStartObject();
    json.write("type", "image").write("name", "images").write("id", "images");
    json.writeStartArray("endpoints").writeStartObject();
    json.write("id", "images-public").write("interface", "public");
    json.write("region", "RegionOne").write("region_id", "RegionOne").write("url", endpoint);
    json.writeEnd().writeEnd();
    json.writeEnd().writeEnd();
  }

  private static String date(Instant instant) {
    return DateTimeFormatter.ISO_INSTANT.format(instant.truncatedTo(ChronoUnit.SECONDS));
  }
}
