package org.cloudimages.idempotency.entity;

import static java.util.stream.Collectors.toMap;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.spi.JsonProvider;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.StringReader;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A key that a request came with, and what that was answered. It is there, with its answer, from
 * the commit of what was asked for on; or, where that takes several transactions, before the first
 * of them, without an answer until all are done.
 */
@Entity
@Table(name = "idempotency_keys")
public class IdempotencyKey {

  // because Json itself looks the provider up at each call
  private static final JsonProvider JSON = JsonProvider.provider();

  /** A hash of the key and of whose it is. */
  @Id private String id;

  @Column(name = "project_id")
  private String projectId;

  /** A hash of what was asked for. */
  @Column private String fingerprint;

  @Column(name = "created_at")
  private Instant createdAt;

  /** Until when who is at it keeps others from it; null where one transaction does all. */
  @Column(name = "claimed_until")
  private Instant claimedUntil;

  /** Null while there is no answer, as are headers and body. */
  @Column private Integer status;

  @Column private String headers;

  @Column private String body;

  protected IdempotencyKey() {}

  private IdempotencyKey(String id, String projectId, String fingerprint, Instant now) {
    this.id = id;
    this.projectId = projectId;
    this.fingerprint = fingerprint;
    this.createdAt = now;
  }

  /** One whose request is not known to be done yet. */
  public static IdempotencyKey of(String id, String projectId, String fingerprint, Instant now) {
    return new IdempotencyKey(id, projectId, fingerprint, now);
  }

  /** The same of a request that was answered so. */
  public IdempotencyKey answered(KeptAnswer answer) {
    status = answer.status();
    headers = headers(answer);
    body = answer.body();
    return this;
  }

  /** The same of a request that somebody is at until then. */
  public IdempotencyKey claimed(Instant until) {
    claimedUntil = until;
    return this;
  }

  /** The headers of an answer as they are kept. */
  public static String headers(KeptAnswer answer) {
    JsonObjectBuilder json = JSON.createObjectBuilder();
    answer.headers().forEach(json::add);
    return json.build().toString();
  }

  private Map<String, String> headers() {
    try (JsonReader reader = JSON.createReader(new StringReader(headers))) {
      JsonObject json = reader.readObject();
      return json.keySet().stream().collect(toMap(name -> name, json::getString));
    }
  }

  /** What the request was answered; empty while it has not been. */
  public Optional<KeptAnswer> answer() {
    return status == null
        ? Optional.empty()
        : Optional.of(new KeptAnswer(status, headers(), body == null ? "" : body));
  }

  /** Whether it counts no more: it is too old, or who was at it has not come back. */
  public boolean isOver(Instant oldest, Instant now) {
    return !createdAt.isAfter(oldest) || (status == null && !claimedUntil.isAfter(now));
  }

  public String id() {
    return id;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public boolean isOf(String request) {
    return fingerprint.equals(request);
  }
}
