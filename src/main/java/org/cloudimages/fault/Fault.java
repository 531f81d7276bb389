package org.cloudimages.fault;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a client is told: always one top-level key whose value holds {@code code} and {@code
 * message}, the fault form of the Rackspace family, which every OpenStack client parses; or, for
 * who asks for it, the problem details of RFC 9457.
 *
 * @param message plain text that is safe to show: no stack trace, class name, path or location
 * @param field what in the request the client has to mend: an attribute, a parameter or a header
 * @param details more about the reason
 * @param retryAfter seconds until a repetition makes sense
 * @param headers response headers that belong to the status, such as {@code Allow}
 */
public record Fault(
    FaultType type,
    String message,
    Optional<String> field,
    Optional<String> details,
    OptionalInt retryAfter,
    Map<String, String> headers) {

  // because Json itself looks the provider up at each call
  private static final JsonProvider JSON = JsonProvider.provider();

  /** Seconds that a client waits after a 503 before it asks again. */
  static final int UNAVAILABLE_SECONDS = 5;

  public Fault {
    headers = Map.copyOf(headers);
  }

  public static Fault of(FaultType type, String message) {
    return new Fault(
        type, message, Optional.empty(), Optional.empty(), OptionalInt.empty(), Map.of());
  }

  public static Fault of(FaultType type) {
    return of(type, type.message());
  }

  /** The fault for a status that the server or the JAX-RS runtime chose. */
  public static Fault ofStatus(int status) {
    FaultType type = FaultType.of(status);
    return type == FaultType.UNAVAILABLE ? unavailable() : of(type);
  }

  /** 503: nothing was changed, repeating is safe. */
  public static Fault unavailable() {
    return of(FaultType.UNAVAILABLE).retryAfter(UNAVAILABLE_SECONDS);
  }

  /** 500: what was asked for was done, or nothing was changed; nobody knows. */
  static Fault inDoubt() {
    return of(
        FaultType.IMAGES_FAULT,
        "The database failed at the end, and it is not known whether the request was carried out;"
            + " look before you repeat it.");
  }

  public Fault field(String name) {
    return new Fault(type, message, Optional.of(name), details, retryAfter, headers);
  }

  public Fault details(String text) {
    return new Fault(type, message, field, Optional.of(text), retryAfter, headers);
  }

  public Fault retryAfter(int seconds) {
    return new Fault(type, message, field, details, OptionalInt.of(seconds), headers)
        .header("Retry-After", Integer.toString(seconds));
  }

  public Fault header(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    return new Fault(type, message, field, details, retryAfter, more);
  }

  /** The body, as UTF-8. */
  public byte[] body() {
    return json().toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The body as a value, for what tells of several faults. */
  public JsonObject json() {
    return json(type.key(), attributes());
  }

  /** The body as Keystone writes it and its clients read it: they know one key for all faults. */
  public byte[] identityBody() {
    return json("error", attributes().add("title", type.title()))
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The body as {@code application/problem+json} (RFC 9457): the same as members of one object. */
  public byte[] problemBody(String requestId) {
    JsonObjectBuilder problem =
        JSON.createObjectBuilder()
            .add("type", type.uri())
            .add("title", type.message())
            .add("status", type.status())
            .add("detail", message)
            .add("key", type.key())
            .add("request_id", requestId);
    field.ifPresent(name -> problem.add("field", name));
    return more(problem).build().toString().getBytes(StandardCharsets.UTF_8);
  }

  private JsonObjectBuilder attributes() {
    return more(JSON.createObjectBuilder().add("code", type.status()).add("message", message));
  }

  private JsonObjectBuilder more(JsonObjectBuilder fault) {
    details.ifPresent(text -> fault.add("details", text));
    retryAfter.ifPresent(seconds -> fault.add("retryAfter", seconds));
    return fault;
  }

  private static JsonObject json(String key, JsonObjectBuilder fault) {
    return JSON.createObjectBuilder().add(key, fault).build();
  }
}
