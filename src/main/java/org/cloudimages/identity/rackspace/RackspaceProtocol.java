package org.cloudimages.identity.rackspace;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.cloudimages.identity.Grant;
import org.cloudimages.identity.TokenValidator.Expiry;
import org.cloudimages.identity.remote.Fields;
import org.cloudimages.identity.remote.IdentityProtocol;
import org.cloudimages.identity.remote.NoAnswerException;
import org.cloudimages.identity.remote.ValidToken;

/**
 * The Identity API v2.0 as Rackspace documents it.
 *
 * @param url where it is, without the version
 */
record RackspaceProtocol(String url, String username, Secret secret) implements IdentityProtocol {

  static final String VERSION = "/v2.0";

  private static final String TOKENS = VERSION + "/tokens";
  private static final String JSON = "application/json";

  /** What the service user proves itself by. */
  sealed interface Secret {

    JsonObject credentials(String username);
  }

  record Password(String text) implements Secret {

    @Override
    public JsonObject credentials(String username) {
      return RackspaceProtocol.credentials("passwordCredentials", username, "password", text);
    }
  }

  record ApiKey(String text) implements Secret {

    @Override
    public JsonObject credentials(String username) {
      return RackspaceProtocol.credentials("RAX-KSKEY:apiKeyCredentials", username, "apiKey", text);
    }
  }

  @Override
  public HttpRequest login() {
    JsonObject body = Json.createObjectBuilder().add("auth", secret.credentials(username)).build();
    return HttpRequest.newBuilder(URI.create(url + TOKENS))
        .header("Content-Type", JSON)
        .header("Accept", JSON)
        .POST(BodyPublishers.ofString(body.toString()))
        .build();
  }

  @Override
  public String ownToken(HttpResponse<String> answer) throws NoAnswerException {
    return Fields.parse(answer.body()).object("access").object("token").text("id");
  }

  @Override
  public HttpRequest validation(String token, Expiry expiry, String ownToken) {
    String segment = URLEncoder.encode(token, StandardCharsets.UTF_8).replace("+", "%20");
    return HttpRequest.newBuilder(URI.create(url + TOKENS + "/" + segment))
        .header("X-Auth-Token", ownToken)
        .header("Accept", JSON)
        .build();
  }

  @Override
  public ValidToken read(String document) throws NoAnswerException {
    Fields access = Fields.parse(document).object("access");
    Fields token = access.object("token");
    Fields user = access.object("user");
    Optional<Fields> tenant = token.find("tenant");
    Optional<String> id =
        tenant.isPresent() ? Optional.of(tenant.get().text("id")) : Optional.empty();
    return new ValidToken(
        new Grant(
            user.text("id"),
            id.<Grant.Scope>map(Grant.Project::new).orElseGet(Grant.Unscoped::new),
            roles(user, id),
            Optional.empty()),
        token.time("expires"));
  }

  /** The roles of the token's tenant and those that hold for all tenants. */
  private static Set<String> roles(Fields user, Optional<String> tenant) throws NoAnswerException {
    Set<String> roles = new HashSet<>();
    for (Fields role : user.list("roles")) {
      Optional<String> bound = role.findText("tenantId");
      if (bound.isEmpty() || bound.equals(tenant)) {
        roles.add(role.text("name").toLowerCase(Locale.ROOT));
      }
    }
    return roles;
  }

  private static JsonObject credentials(
      String kind, String username, String secretName, String secret) {
    return Json.createObjectBuilder()
        .add(kind, Json.createObjectBuilder().add("username", username).add(secretName, secret))
        .build();
  }
}
