package org.cloudimages.client.token;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/** The bodies that Keystone v3 takes for a token. */
final class LoginRequest {

  private LoginRequest() {}

  static JsonObject ofPassword(Account account, String password) {
    JsonObjectBuilder user =
        named(account.user()).add("domain", named(account.domain())).add("password", password);
    JsonObjectBuilder project = named(account.project()).add("domain", named(account.domain()));
    return body(
        identity("password", object("user", user)).build(), object("project", project).build());
  }

  static JsonObject ofApplicationCredential(String id, String secret) {
    JsonObjectBuilder credential = Json.createObjectBuilder().add("id", id).add("secret", secret);
    return Json.createObjectBuilder()
        .add("auth", object("identity", identity("application_credential", credential)))
        .build();
  }

  private static JsonObject body(JsonObject identity, JsonObject scope) {
    JsonObjectBuilder auth =
        Json.createObjectBuilder().add("identity", identity).add("scope", scope);
    return Json.createObjectBuilder().add("auth", auth).build();
  }

  private static JsonObjectBuilder identity(String method, JsonObjectBuilder details) {
    JsonArrayBuilder methods = Json.createArrayBuilder().add(method);
    return Json.createObjectBuilder().add("methods", methods).add(method, details);
  }

  private static JsonObjectBuilder named(String name) {
    return Json.createObjectBuilder().add("name", name);
  }

  private static JsonObjectBuilder object(String key, JsonObjectBuilder value) {
    return Json.createObjectBuilder().add(key, value);
  }
}
