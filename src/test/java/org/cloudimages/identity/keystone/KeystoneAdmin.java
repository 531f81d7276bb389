package org.cloudimages.identity.keystone;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cloudimages.server.Keystone;

/** What an administrator and the users do at a Keystone, through its API. */
public final class KeystoneAdmin {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final JsonObject DEFAULT_DOMAIN = object(Map.of("id", text("default")));

  private final String url;
  private final String token;

  private KeystoneAdmin(String url, String token) {
    this.url = url;
    this.token = token;
  }

  /** Logs the first administrator in. */
  public static KeystoneAdmin of(Keystone keystone) {
    KeystoneAdmin nobody = new KeystoneAdmin(keystone.url(), "");
    String token =
        nobody.login(
            Keystone.OPERATOR, Keystone.PASSWORD, object(project("name", Keystone.OPERATORS)));
    return new KeystoneAdmin(keystone.url(), token);
  }

  /** Returns the first administrator with the rights of the cloud itself. */
  public static KeystoneAdmin ofCloud(Keystone keystone) {
    return new KeystoneAdmin(
        keystone.url(), of(keystone).systemToken(Keystone.OPERATOR, Keystone.PASSWORD));
  }

  /** Returns a token of the user for the project. */
  public String token(String user, String password, String projectId) {
    return login(user, password, object(Map.of("project", object(Map.of("id", text(projectId))))));
  }

  /** Returns a token that is good for no project. */
  public String unscopedToken(String user, String password) {
    return login(user, password, text("unscoped"));
  }

  /** Returns a token for the cloud itself. */
  public String systemToken(String user, String password) {
    return login(user, password, object(Map.of("system", object(Map.of("all", JsonValue.TRUE)))));
  }

  /** Returns a token of an application credential. */
  public String token(String credentialId, String secret) {
    return auth(
        object(
            Map.of(
                "identity",
                object(
                    Map.of(
                        "methods",
                        Json.createArrayBuilder().add("application_credential").build(),
                        "application_credential",
                        object(Map.of("id", text(credentialId), "secret", text(secret))))))));
  }

  public void revoke(String subject) {
    expect(
        204,
        send(
            HttpRequest.newBuilder(URI.create(url + "/v3/auth/tokens"))
                .header("X-Auth-Token", token)
                .header("X-Subject-Token", subject)
                .DELETE()
                .build()));
  }

  public String createUser(String name, String password) {
    return create(
        "user",
        Map.of("name", text(name), "password", text(password), "domain_id", text("default")));
  }

  public String createProject(String name) {
    return create("project", Map.of("name", text(name), "domain_id", text("default")));
  }

  /** Returns the id of a role, which is made when there is none of that name. */
  public String role(String name) {
    JsonArray found = get("/v3/roles?name=" + name).getJsonArray("roles");
    return found.isEmpty()
        ? create("role", Map.of("name", text(name)))
        : found.getJsonObject(0).getString("id");
  }

  public void grant(String userId, String projectId, String role) {
    put("/v3/projects/" + projectId + "/users/" + userId + "/roles/" + role(role));
  }

  public void grantSystem(String userId, String role) {
    put("/v3/system/users/" + userId + "/roles/" + role(role));
  }

  /** Disables, or enables again, a user or a project. */
  public void enable(String kind, String id, boolean enabled) {
    JsonObject change =
        Json.createObjectBuilder()
            .add(kind, Json.createObjectBuilder().add("enabled", enabled))
            .build();
    expect(
        200,
        send(
            request("/v3/" + kind + "s/" + id)
                .method("PATCH", BodyPublishers.ofString(change.toString()))
                .build()));
  }

  /** Puts a service of that type into the catalog. */
  public void createService(String type, String endpoint) {
    String service = create("service", Map.of("type", text(type), "name", text(type)));
    create(
        "endpoint",
        Map.of(
            "service_id", text(service),
            "interface", text("public"),
            "region_id", text("RegionOne"),
            "url", text(endpoint)));
  }

  /**
   * Returns the id of an application credential that the user makes with a token of its own.
   *
   * @param rules the access rules; without them it may do all that the user may
   */
  public static String createCredential(
      String url, String userId, String userToken, String secret, Optional<JsonArray> rules) {
    Map<String, JsonValue> attributes = new HashMap<>();
    attributes.put("name", text(secret));
    attributes.put("secret", text(secret));
    rules.ifPresent(each -> attributes.put("access_rules", each));
    return new KeystoneAdmin(url, userToken)
        .create(
            "application_credential",
            "/v3/users/" + userId + "/application_credentials",
            attributes);
  }

  /** Returns the id of the user of that name. */
  public String user(String name) {
    return get("/v3/users?name=" + name).getJsonArray("users").getJsonObject(0).getString("id");
  }

  /** Sets the limit of every project that has none of its own. */
  public void registerLimit(String type, String resource, long limit) {
    createLimit(
        "registered_limits",
        Map.of(
            "service_id", text(service(type)),
            "resource_name", text(resource),
            "default_limit", Json.createValue(limit)));
  }

  /** Sets the limit of one project. */
  public void limit(String type, String projectId, String resource, long limit) {
    createLimit(
        "limits",
        Map.of(
            "service_id", text(service(type)),
            "project_id", text(projectId),
            "resource_name", text(resource),
            "resource_limit", Json.createValue(limit)));
  }

  private void createLimit(String kind, Map<String, JsonValue> limit) {
    JsonObject body = object(Map.of(kind, Json.createArrayBuilder().add(object(limit)).build()));
    expect(
        201, send(request("/v3/" + kind).POST(BodyPublishers.ofString(body.toString())).build()));
  }

  private String service(String type) {
    return get("/v3/services?type=" + type)
        .getJsonArray("services")
        .getJsonObject(0)
        .getString("id");
  }

  private String create(String kind, Map<String, JsonValue> attributes) {
    return create(kind, "/v3/" + kind + "s", attributes);
  }

  private String create(String kind, String path, Map<String, JsonValue> attributes) {
    JsonObject body = object(Map.of(kind, object(attributes)));
    HttpResponse<String> answer =
        send(request(path).POST(BodyPublishers.ofString(body.toString())).build());
    return parse(expect(201, answer)).getJsonObject(kind).getString("id");
  }

  private JsonObject get(String path) {
    return parse(expect(200, send(request(path).GET().build())));
  }

  private void put(String path) {
    expect(204, send(request(path).PUT(BodyPublishers.noBody()).build()));
  }

  private String login(String user, String password, JsonValue scope) {
    JsonObject known =
        object(Map.of("name", text(user), "password", text(password), "domain", DEFAULT_DOMAIN));
    return auth(
        object(
            Map.of(
                "identity",
                object(
                    Map.of(
                        "methods",
                        Json.createArrayBuilder().add("password").build(),
                        "password",
                        object(Map.of("user", known)))),
                "scope",
                scope)));
  }

  private String auth(JsonObject auth) {
    JsonObject body = object(Map.of("auth", auth));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/v3/auth/tokens"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()))
            .build();
    return expect(201, send(request)).headers().firstValue("X-Subject-Token").orElseThrow();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .header("X-Auth-Token", token)
        .header("Content-Type", "application/json");
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static HttpResponse<String> expect(int status, HttpResponse<String> answer) {
    if (answer.statusCode() != status) {
      throw new IllegalStateException(answer + ": " + answer.body());
    }
    return answer;
  }

  private static JsonObject parse(HttpResponse<String> answer) {
    try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
      return reader.readObject();
    }
  }

  private static Map<String, JsonValue> project(String key, String value) {
    return Map.of("project", object(Map.of(key, text(value), "domain", DEFAULT_DOMAIN)));
  }

  private static JsonObject object(Map<String, ? extends JsonValue> fields) {
    return Json.createObjectBuilder(Map.copyOf(fields)).build();
  }

  private static JsonValue text(String value) {
    return Json.createValue(value);
  }
}
