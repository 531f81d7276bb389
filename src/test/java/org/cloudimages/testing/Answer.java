package org.cloudimages.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the service answered.
 *
 * @param headers by name in lower case; several lines of one as a list
 */
public record Answer(int status, Map<String, String> headers, String body) {

  /** What has the form of Keystone's faults. */
  private static final Pattern IDENTITY = Pattern.compile("/identity([/?].*)?", Pattern.DOTALL);

  private static final Map<Integer, String> FAULTS =
      Map.ofEntries(
          Map.entry(400, "badRequest"),
          Map.entry(401, "unauthorized"),
          Map.entry(403, "forbidden"),
          Map.entry(404, "itemNotFound"),
          Map.entry(405, "badMethod"),
          Map.entry(409, "conflict"),
          Map.entry(410, "gone"),
          Map.entry(411, "lengthRequired"),
          Map.entry(412, "preconditionFailed"),
          Map.entry(413, "overLimit"),
          Map.entry(415, "badMediaType"),
          Map.entry(416, "rangeNotSatisfiable"),
          Map.entry(422, "unprocessableEntity"),
          Map.entry(431, "requestHeaderFieldsTooLarge"),
          Map.entry(500, "imagesFault"),
          Map.entry(503, "serviceUnavailable"));

  /** What every answer has. */
  private static final Map<String, String> SAFETY =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
          "Referrer-Policy", "no-referrer");

  private static final String PROBLEM = "application/problem+json";

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  public JsonObject json() {
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      return reader.readObject();
    }
  }

  /** Asserts the status; the body goes into the message of a failure. */
  public Answer expect(int expected) {
    assertEquals(expected, status, () -> "body: " + body);
    return this;
  }

  /** Asserts a fault with exactly that message and nothing beside it but what its status needs. */
  public Answer expectFault(int expected, String message) {
    expect(expected);
    assertEquals(message, fault().getString("message"));
    return this;
  }

  /** Asserts a refusal in the service's form, or the empty 400 of the server's own parser. */
  public Answer expectRefusal() {
    assertTrue(status >= 400 && status < 500, this::toString);
    return status == 400 && body.isEmpty() ? this : checked("");
  }

  /** The value of the one top-level key. */
  public JsonObject fault() {
    return json().values().iterator().next().asJsonObject();
  }

  /** Asserts what holds for every response of the service to a request for that path. */
  public Answer checked(String path) {
    assertTrue(
        header("X-Openstack-Request-Id").orElse("").startsWith("req-"),
        () -> "no request id in " + this);
    checkSafety(path);
    if (status == 204 || status == 304) {
      assertEquals("", body);
      assertTrue(header("Content-Type").isEmpty(), this::toString);
    }
    if (path.startsWith("/healthcheck") && body.startsWith("{\"status\":")) {
      assertEquals(status == 503, header("Retry-After").isPresent(), this::toString);
      return this;
    }
    if (status == 200 || status == 201) {
      SchemaCheck.check(path, this);
    }
    return status >= 400 ? checkedFault(path) : this;
  }

  /** A page has a policy of its own. */
  private void checkSafety(String path) {
    if (!path.startsWith("/openapi")) {
      SAFETY.forEach(
          (name, value) -> assertEquals(Optional.of(value), header(name), this::toString));
    }
    assertTrue(header("Cache-Control").isPresent(), this::toString);
    assertTrue(header("Server").isEmpty(), this::toString);
    assertTrue(header("X-Powered-By").isEmpty(), this::toString);
  }

  private Answer checkedFault(String path) {
    return header("Content-Type").equals(Optional.of(PROBLEM))
        ? checkedProblem()
        : checkedUsualFault(path);
  }

  private Answer checkedProblem() {
    JsonObject problem = json();
    String key = FAULTS.get(status);
    assertEquals(status, problem.getInt("status"), this::toString);
    assertEquals(key, problem.getString("key"), this::toString);
    assertEquals("tag:cloudimages.org,2026:fault/" + key, problem.getString("type"));
    assertTrue(!problem.getString("title").isEmpty(), this::toString);
    assertTrue(!problem.getString("detail").isEmpty(), this::toString);
    assertEquals(header("X-Openstack-Request-Id"), Optional.of(problem.getString("request_id")));
    return this;
  }

  private Answer checkedUsualFault(String path) {
    assertEquals(Optional.of("application/json"), header("Content-Type"), this::toString);
    JsonObject json = json();
    assertEquals(1, json.size(), this::toString);
    String key = IDENTITY.matcher(path).matches() ? "error" : FAULTS.get(status);
    assertTrue(json.containsKey(key), this::toString);
    assertEquals(status, fault().getInt("code"));
    assertTrue(!fault().getString("message").isEmpty(), this::toString);
    if (status == 503) {
      assertTrue(header("Retry-After").isPresent(), this::toString);
    }
    return this;
  }
}
