package org.cloudimages.client.fault;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What the service says of a request that it did not carry out.
 *
 * @param name the key as it was sent, empty where none was
 * @param status of HTTP
 * @param message for a person
 * @param requestId what the service's log and audit know the request by
 * @param retryAfter how long to wait before it makes sense to ask again
 * @param field the part of the request that is wrong, where the service names it
 */
public record Fault(
    String name,
    int status,
    String message,
    Optional<String> requestId,
    Optional<Duration> retryAfter,
    Optional<String> field) {

  public FaultKey key() {
    return FaultKey.of(name);
  }

  /** Reads the form that all faults have, or that of RFC 9457; anything else has no key. */
  public static Fault of(int status, JsonObject body) {
    if (body.containsKey("key") && body.containsKey("status")) {
      return read(text(body, "key").orElse(""), status, body, "detail");
    }
    return body.entrySet().stream()
        .filter(entry -> entry.getValue() instanceof JsonObject)
        .findFirst()
        .map(entry -> ofEntry(status, entry))
        .orElseGet(() -> unknown(status, body.toString()));
  }

  private static Fault ofEntry(int status, Map.Entry<String, JsonValue> entry) {
    return read(entry.getKey(), status, entry.getValue().asJsonObject(), "message");
  }

  private static Fault read(String key, int status, JsonObject fault, String message) {
    return new Fault(
        key,
        status,
        text(fault, message).orElse(""),
        text(fault, "request_id"),
        seconds(fault),
        text(fault, "field"));
  }

  /** Tells what something else than the service answered. */
  static Fault unknown(int status, String text) {
    return new Fault("", status, text, Optional.empty(), Optional.empty(), Optional.empty());
  }

  Fault withRequestId(Optional<String> id) {
    return new Fault(name, status, message, id.or(() -> requestId), retryAfter, field);
  }

  Fault withRetryAfter(Optional<Duration> wait) {
    return new Fault(name, status, message, requestId, wait.or(() -> retryAfter), field);
  }

  private static Optional<String> text(JsonObject fault, String name) {
    return fault.get(name) instanceof JsonString text
        ? Optional.of(text.getString())
        : Optional.empty();
  }

  private static Optional<Duration> seconds(JsonObject fault) {
    return fault.get("retryAfter") instanceof JsonNumber number
        ? Optional.of(Duration.ofSeconds(number.longValue()))
        : Optional.empty();
  }

  /** For a log: status, key, message and the request's id. */
  @Override
  public String toString() {
    return status
        + (name.isEmpty() ? "" : " " + name)
        + ": "
        + message
        + requestId.map(id -> " (" + id + ")").orElse("");
  }
}
