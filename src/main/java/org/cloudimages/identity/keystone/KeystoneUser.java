package org.cloudimages.identity.keystone;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.cloudimages.setting.SettingReader;

/**
 * The user that this service is to Keystone. Its role must let it validate tokens: {@code service},
 * or {@code admin} before Keystone's policies knew that.
 *
 * @param project the name of the project that it logs in to
 * @param domain the name of the domain of both
 */
public record KeystoneUser(String name, String password, String project, String domain) {

  /** Reads {@code .username}, {@code .password}, {@code .project} and {@code .domain}. */
  public static KeystoneUser of(SettingReader settings) {
    return new KeystoneUser(
        settings.require("username"),
        settings.require("password"),
        settings.text("project", "service"),
        settings.text("domain", "Default"));
  }

  /** The body of a login to the project. */
  public JsonObject login() {
    return login(Json.createObjectBuilder().add("project", named(project)));
  }

  /** The body of a login to the cloud itself. */
  JsonObject systemLogin() {
    return login(
        Json.createObjectBuilder().add("system", Json.createObjectBuilder().add("all", true)));
  }

  private JsonObject login(JsonObjectBuilder scope) {
    return Json.createObjectBuilder()
        .add(
            "auth",
            Json.createObjectBuilder()
                .add(
                    "identity",
                    Json.createObjectBuilder()
                        .add("methods", Json.createArrayBuilder().add("password"))
                        .add(
                            "password",
                            Json.createObjectBuilder()
                                .add("user", named(name).add("password", password))))
                .add("scope", scope))
        .build();
  }

  private JsonObjectBuilder named(String each) {
    return Json.createObjectBuilder()
        .add("name", each)
        .add("domain", Json.createObjectBuilder().add("name", domain));
  }

  @Override
  public String toString() {
    return name;
  }
}
